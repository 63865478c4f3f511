import { CfnClassifier } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { GlueClassifierConfiguration, GlueClassifierOptions } from './glue-classifier-options';
import { IResourceNaming } from '../naming/resource-naming';
import { sortedEntries } from '../private/collections';
import { constructId, physicalName } from '../private/names';
import { fail } from '../private/problems';

const HEADERS = ['PRESENT', 'ABSENT', 'UNKNOWN'];

/** Makes classifiers. Gives their names by key. */
export function createClassifiers(scope: Construct, naming: IResourceNaming, classifiers: { [key: string]: GlueClassifierOptions } | undefined): { [key: string]: string } {
  return Object.fromEntries(sortedEntries(classifiers).map(([key, { classifierType, configuration }]) => {
    const block = `${classifierType}Classifier` as keyof GlueClassifierConfiguration;
    const given = Object.keys(configuration).filter((name) => configuration[name as keyof GlueClassifierConfiguration] !== undefined);
    if (given.length !== 1 || given[0] !== block) {
      fail({
        code: 'DSP304',
        where: scope.node.path,
        message: `the classifier "${key}" is of the type "${classifierType}" and has the settings ${given.map((name) => `"${name}"`).join(', ') || 'of none'}`,
        hint: `give "${block}" and nothing else`,
      });
    }
    const header = configuration.csvClassifier?.containsHeader;
    if (header !== undefined && !HEADERS.includes(header)) {
      fail({ code: 'DSP304', where: scope.node.path, message: `the classifier "${key}" has containsHeader "${header}"`, hint: `write one of ${HEADERS.join(', ')}` });
    }
    const settings = configuration[block]!;
    const name = settings.name ?? physicalName(naming, 'glue', key);
    new CfnClassifier(scope, `Classifier-${constructId(key)}`, { [block]: { ...settings, name } });
    return [key, name];
  }));
}
