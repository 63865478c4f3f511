import { WorkingCopy } from './working-copy';
import { writtenModules } from './written-modules';
import { isPlainObject } from '../../private/collections';
import { fail } from '../../private/problems';
import { didYouMean } from '../../private/suggestions';
import { YamlEdits } from '../init/yaml-edits';

export interface EnvironmentOptions {
  readonly account: string;
  readonly region?: string;
  readonly copyFrom?: string;
  readonly domain?: readonly string[];
}

/** Adds an environment to each domain, as a copy of an existing one with a different account and Region. */
export function addEnvironment(copy: WorkingCopy, name: string, options: EnvironmentOptions): string[] {
  writtenModules(copy);
  const file = copy.entryFile;
  const value = new YamlEdits(copy.read(file)!).valueAt(['domains']);
  const domains = isPlainObject(value) ? value : {};
  const unknown = options.domain?.find((domain) => !Object.hasOwn(domains, domain));
  if (unknown !== undefined) {
    fail({
      code: 'DSP461', message: `there is no domain "${unknown}"`, hint: didYouMean(unknown, Object.keys(domains)),
    });
  }
  const chosen = Object.keys(domains).filter((domain) => options.domain?.includes(domain) ?? true);
  const environmentsOf = (domain: string) => {
    const { environments } = isPlainObject(domains[domain]) ? domains[domain] : { environments: undefined };
    return isPlainObject(environments) ? Object.keys(environments) : [];
  };
  const source = sourceOf(options.copyFrom, [...new Set(chosen.flatMap(environmentsOf))]);
  const taken = chosen.filter((domain) => environmentsOf(domain).includes(name));
  if (taken.length > 0) {
    fail({
      code: 'DSP464',
      message: `environment "${name}" already exists in ${taken.map((domain) => `"${domain}"`).join(', ')}`,
      hint: 'choose another name, or other domains with --domain',
    });
  }
  for (const domain of chosen.filter((candidate) => environmentsOf(candidate).includes(source))) {
    const path = ['domains', domain, 'environments'];
    const entry = copy.entryText(file, [...path, source]);
    const text = `${name}:${entry.slice(entry.indexOf(':') + 1)}`;
    copy.edit(file, (edits) => edits.appendText(path, text));
    for (const [key, setting] of [['account', options.account], ['region', options.region]] as const) {
      if (setting === undefined) continue;
      copy.edit(file, (edits) => {
        const at = [...path, name, key];
        if (edits.has(at)) return edits.setValue(at, setting);
        const account = [...path, name, 'account'];
        return edits.has(account)
          ? edits.insertBehind(account, key, setting)
          : edits.append([...path, name], setting, key);
      });
    }
  }
  const edits = new YamlEdits(copy.read(file)!);
  const regions = new Set(chosen.map((domain) => {
    const levels = [['domains', domain, 'environments', name], ['domains', domain], []];
    const region = levels.map((level) => edits.valueAt([...level, 'region'])).find((found) => found !== undefined);
    return typeof region === 'string' && region !== 'default' && !region.includes('{{') ? region : 'REGION';
  }));
  return [
    `values that differ by account, such as the VPC, belong in "context:" of environment "${name}"`,
    'bootstrap the account and Region before the first deployment: cdk bootstrap '
      + `aws://${options.account}/${regions.size === 1 ? [...regions][0] : 'REGION'}`,
  ];
}

function sourceOf(wanted: string | undefined, known: readonly string[]): string {
  if (wanted === undefined && known.length === 1) return known[0];
  if (wanted !== undefined && known.includes(wanted)) return wanted;
  return fail({
    code: 'DSP461',
    message: wanted === undefined ? 'it is not clear which environment to copy' : `there is no environment "${wanted}"`,
    hint: wanted === undefined ? `choose one with --copy-from: ${known.join(', ')}` : didYouMean(wanted, [...known]),
  });
}
