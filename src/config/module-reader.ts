import { DocumentStore } from './document-store';
import { didYouMean } from '../private/suggestions';
import {
  Located,
  LocatedMap,
  mergeLocated,
  emptyMap,
  entry,
  firstOf,
  scalarText,
  withEntries,
  withoutKeys,
} from './documents/located';
import { LevelReader } from './level-reader';
import { withLocalPaths } from './local-paths';
import { Report } from './report';
import { MODULE_SCOPES } from './yaml-keys';
import { MODULE_KINDS } from '../platform/module-kinds';
import { StaticScope } from '../platform/references/static-references';

const MODULE_PATH = ['module_path', 'cdk_app'];
const MODULE_TYPE = 'module_type';
const MODULE_FILES = ['module_configs', 'app_configs'];
const MODULE_DATA = ['module_config_data', 'app_config_data'];
const NAG_SUPPRESSIONS = 'nag_suppressions';

/** Reads one module of `mdaa.yaml` and the files that it names. */
export class ModuleReader {
  constructor(
    private readonly documents: DocumentStore,
    private readonly levels: LevelReader,
    private readonly report: Report,
  ) {}

  /** The module as options of the platform: its own keys, and its configuration at the key of its kind. */
  public read(module: LocatedMap, scope: StaticScope): Located {
    const path = firstOf(module, MODULE_PATH);
    const own = this.levels.read(module, scope, [
      ...MODULE_PATH,
      MODULE_TYPE,
      ...MODULE_FILES,
      ...MODULE_DATA,
      'additional_context',
    ]);
    const type = entry(module, MODULE_TYPE);
    if (type && scalarText(type) !== 'cdk') {
      this.unsupportedType(type);
      return own;
    }
    const kind = this.kindOf(module, path);
    if (kind === undefined) return own;
    const files = this.documents.loadMerged(firstOf(module, MODULE_FILES), scope, (document) =>
      this.documents.expand(document, scope),
    );
    const data = firstOf(module, MODULE_DATA);
    let config = files ?? emptyMap(path?.position ?? module.position);
    // References were replaced first: two files may name the same key in two ways.
    if (data) config = mergeLocated(config, this.documents.expand(data, scope));
    const suppressions = config.kind === 'map' ? entry(config, NAG_SUPPRESSIONS) : undefined;
    if (config.kind === 'map') {
      config = withLocalPaths(kind.struct, withoutKeys(config, [NAG_SUPPRESSIONS]), this.documents) as LocatedMap;
    }
    return withEntries(own, [
      { key: kind.key, from: module, value: config },
      ...suppressions ? [{ key: NAG_SUPPRESSIONS, from: module, value: suppressions }] : [],
    ]);
  }

  private unsupportedType(type: Located): void {
    const text = scalarText(type);
    this.report.problem(
      text === 'tf'
        ? {
          code: 'DSP124',
          message: 'modules of Terraform ("tf") are not supported',
          hint: 'use the CDK module of the same purpose, or leave this module to the tool that it was written for',
        }
        : { code: 'DSP113', message: `${JSON.stringify(text ?? null)} is not one of cdk, tf` },
      type.position,
    );
  }

  private kindOf(module: LocatedMap, path: Located | undefined): typeof MODULE_KINDS[number] | undefined {
    const text = scalarText(path);
    if (text === undefined) {
      this.report.problem(
        {
          code: 'DSP112',
          message: '"module_path" is missing',
          hint: `for example module_path: "@aws-mdaa/${MODULE_KINDS[0].modulePath}"`,
        },
        module.position,
      );
      return undefined;
    }
    const scope = MODULE_SCOPES.find((candidate) => text.startsWith(candidate));
    const name = scope === undefined ? undefined : text.slice(scope.length).replace(/@.*$/, '');
    const kind = MODULE_KINDS.find((candidate) => candidate.modulePath === name);
    if (kind === undefined) {
      const known = MODULE_KINDS.map((candidate) => `@aws-mdaa/${candidate.modulePath}`);
      this.report.problem(
        { code: 'DSP122', message: `unknown module "${text}"`, hint: didYouMean(text, known) },
        path!.position,
      );
    }
    return kind;
  }
}
