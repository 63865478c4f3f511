import { shortenName } from './names';
import { IResourceNaming, ResourceNameOptions } from './resource-naming';
import { SHORTEST_LIMIT } from '../private/facts/name-rules';

/**
 * The parts of a name in the default scheme.
 */
export interface DefaultNamingProps {
  /**
   * Name of the organization. It must be globally unique, because bucket names begin with it.
   */
  readonly organization: string;

  /**
   * Name of the environment, for example `dev`.
   */
  readonly environment: string;

  /**
   * Name of the domain, for example `shared`.
   */
  readonly domain: string;

  /**
   * Name of the module, for example `datalake`.
   */
  readonly moduleName: string;
}

/**
 * The default scheme: `<organization>-<environment>-<domain>-<module>[-<suffix>]`, in lowercase.
 */
export class DefaultNaming implements IResourceNaming {
  private readonly prefix: string;

  constructor(props: DefaultNamingProps) {
    this.prefix = [props.organization, props.environment, props.domain, props.moduleName].join('-');
  }

  public resourceName(options: ResourceNameOptions = {}): string {
    const full = options.suffix === undefined ? this.prefix : `${this.prefix}-${options.suffix}`;
    return shortenName(full.toLowerCase(), options.maxLength ?? SHORTEST_LIMIT);
  }
}
