import { CfnClassifier } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { GlueClassifierConfiguration, GlueClassifierOptions } from './classifier-options';
import { IResourceNaming } from '../naming/resource-naming';
import { sortedEntries } from '../private/collections';
import { isDeferred } from '../private/deferred';
import { constructId, physicalName } from '../private/names';
import { fail } from '../private/problems';

const HEADERS = ['PRESENT', 'ABSENT', 'UNKNOWN'];

/** The classifiers of a project. */
export class GlueClassifiers {
  /** Names of the classifiers by key. */
  public readonly names: { [key: string]: string } = {};
  private readonly resources: { [name: string]: CfnClassifier } = {};

  constructor(private readonly scope: Construct, private readonly naming: IResourceNaming) {}

  /** Makes the classifiers. */
  public create(classifiers: { readonly [key: string]: GlueClassifierOptions } | undefined): void {
    for (const [key, options] of sortedEntries(classifiers)) this.createClassifier(key, options);
  }

  /** The name that a crawler knows a classifier by: a key of the project, or a name as it stands. */
  public resolve(classifier: string): { readonly name: string; readonly resource?: CfnClassifier } {
    const name = Object.hasOwn(this.names, classifier) ? this.names[classifier] : classifier;
    return { name, resource: this.resources[name] };
  }

  private createClassifier(key: string, options: GlueClassifierOptions): void {
    const block = this.checkedBlock(key, options);
    const settings = options.configuration[block]!;
    const name = settings.name ?? physicalName(this.naming, 'glue', key);
    if (Object.hasOwn(this.resources, name)) this.refuse(`classifier "${key}" has the name "${name}" of another one`, 'give each a name of its own');
    const { csvClassifier } = options.configuration;
    if (csvClassifier !== undefined) this.checkCsv(key, csvClassifier);
    this.names[key] = name;
    this.resources[name] = new CfnClassifier(this.scope, `Classifier-${constructId(key)}`, { [block]: { ...settings, name } });
  }

  private checkedBlock(key: string, { classifierType, configuration }: GlueClassifierOptions): keyof GlueClassifierConfiguration {
    const block = `${classifierType}Classifier` as keyof GlueClassifierConfiguration;
    const given = sortedEntries(configuration as { readonly [block: string]: unknown }).filter(([, value]) => value !== undefined).map(([name]) => name);
    if (given.length === 1 && given[0] === block) return block;
    return fail({
      code: 'DSP335',
      where: this.scope.node.path,
      message: `classifier "${key}" is of the type "${classifierType}" and has ${given.length === 0 ? 'no configuration' : given.map((name) => `"${name}"`).join(' and ')}`,
      hint: `give "${block}" and no other in "configuration"`,
    });
  }

  private checkCsv(key: string, { containsHeader, delimiter, quoteSymbol }: { containsHeader?: string; delimiter?: string; quoteSymbol?: string }): void {
    if (containsHeader !== undefined && !isDeferred(containsHeader) && !HEADERS.includes(containsHeader)) {
      this.refuse(`classifier "${key}" has "${containsHeader}" as "containsHeader"`, `give one of ${HEADERS.join(', ')}`);
    }
    for (const [name, value] of Object.entries({ delimiter, quoteSymbol })) {
      if (value !== undefined && !isDeferred(value) && value.length !== 1) this.refuse(`classifier "${key}" has "${value}" as "${name}"`, 'give one character');
    }
    if (delimiter !== undefined && delimiter === quoteSymbol) this.refuse(`classifier "${key}" has "${delimiter}" as delimiter and as quote symbol`, 'give two characters');
  }

  private refuse(message: string, hint: string): never {
    return fail({ code: 'DSP304', where: this.scope.node.path, message, hint });
  }
}
