import { CfnClassifier } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { GlueClassifierConfiguration, GlueClassifierOptions, GlueCsvClassifier } from './classifier-options';
import { constructId, physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { sortedEntries } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { GLUE_LIMITS } from '../../private/facts/service-limits';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';

/** Maximum lengths of strings. */
const MAX_LENGTHS: { readonly [option: string]: number } = GLUE_LIMITS.classifier;

/** The classifiers of a project. */
export class GlueClassifiers {
  /** Names of the classifiers by key. */
  public readonly names: { [key: string]: string } = {};
  /** The classifiers by key. */
  public readonly byKey: { [key: string]: CfnClassifier } = {};
  private readonly resources: { [name: string]: CfnClassifier } = {};

  constructor(private readonly scope: Construct, private readonly naming: IResourceNaming) {}

  /** Creates the classifiers. */
  public create(classifiers: { readonly [key: string]: GlueClassifierOptions } | undefined): void {
    for (const [key, options] of sortedEntries(classifiers)) this.createClassifier(key, options);
  }

  /** The name of a classifier of a crawler: that of a key of the project, otherwise the string itself. */
  public resolve(classifier: string): { readonly name: string; readonly resource?: CfnClassifier } {
    const name = Object.hasOwn(this.names, classifier) ? this.names[classifier] : classifier;
    return { name, resource: this.resources[name] };
  }

  private createClassifier(key: string, options: GlueClassifierOptions): void {
    const block = this.checkedBlock(key, options);
    const settings = options.configuration[block]!;
    const name = settings.name ?? physicalName(this.naming, 'glue', key);
    const at = ['classifiers', key, 'configuration', block];
    if (Object.hasOwn(this.resources, name)) {
      this.refuse(
        [...at, 'name'],
        `classifier "${key}" has the same name "${name}" as another classifier`,
        'use a unique name for each',
        'DSP316',
      );
    }
    for (const [option, text] of Object.entries(settings)) this.checkLength(key, [...at, option], text);
    const { csvClassifier, jsonClassifier } = options.configuration;
    if (csvClassifier !== undefined) this.checkCsv(key, csvClassifier, at);
    if (
      jsonClassifier !== undefined &&
      !isDeferred(jsonClassifier.jsonPath) &&
      !jsonClassifier.jsonPath.startsWith('$')
    ) {
      this.refuse(
        [...at, 'jsonPath'],
        `classifier "${key}" has "${jsonClassifier.jsonPath}" as "jsonPath"`,
        'start with "$", for example $.records[*]',
      );
    }
    this.names[key] = name;
    const id = `Classifier-${constructId(key)}`;
    this.byKey[key] = new CfnClassifier(this.scope, id, { [block]: { ...settings, name } });
    this.resources[name] = this.byKey[key];
  }

  private checkedBlock(
    key: string,
    { classifierType, configuration }: GlueClassifierOptions,
  ): keyof GlueClassifierConfiguration {
    const block = `${classifierType}Classifier` as keyof GlueClassifierConfiguration;
    const given = sortedEntries(configuration as { readonly [block: string]: unknown })
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name);
    if (given.length === 1 && given[0] === block) return block;
    return failAt(this.scope, ['classifiers', key, 'configuration'], {
      code: 'DSP335',
      message: `classifier "${key}" has the type "${classifierType}" and `
        + `has ${given.length === 0 ? 'no configuration' : given.map((name) => `"${name}"`).join(' and ')}`,
      hint: `specify only "${block}" in "configuration"`,
    });
  }

  private checkLength(key: string, path: OptionPath, text: unknown): void {
    const option = String(path[path.length - 1]);
    const max = Object.hasOwn(MAX_LENGTHS, option) ? MAX_LENGTHS[option] : undefined;
    if (max === undefined || typeof text !== 'string' || isDeferred(text) || (text.length > 0 && text.length <= max)) {
      return;
    }
    this.refuse(
      path,
      `classifier "${key}" has ${text.length} characters in "${option}", and AWS Glue accepts 1 to ${max}`,
      text.length === 0 ? 'specify a value' : 'shorten it',
      'DSP313',
    );
  }

  private checkCsv(key: string, { delimiter, quoteSymbol }: GlueCsvClassifier, at: OptionPath): void {
    if (delimiter !== undefined && delimiter === quoteSymbol) {
      this.refuse(
        [...at, 'quoteSymbol'],
        `classifier "${key}" uses "${delimiter}" as delimiter and as quote symbol`,
        'specify different characters',
      );
    }
  }

  private refuse(
    path: OptionPath,
    message: string,
    hint: string,
    code: 'DSP313' | 'DSP314' | 'DSP316' = 'DSP314',
  ): never {
    return failAt(this.scope, path, { code, message, hint });
  }
}
