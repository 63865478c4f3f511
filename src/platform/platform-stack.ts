import { Aspects, CfnElement, Stack, StackProps, Stage, Tags } from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { AdoptedStack } from './adoption';
import { customAspect } from './custom/custom-classes';
import { ModuleEntry, ModuleSettings, Target } from './module-entry';
import { shortenName } from '../naming/names';
import { sortedEntries } from '../private/collections';
import { STACK_NAME_LENGTH } from '../private/facts/aws-limits';
import { decideLocations } from '../private/location-claims';
import { OptionPath } from '../private/option-path';
import { collectWarnings } from '../private/option-problems';
import { WARNINGS_SHOWN } from '../private/options-reader';
import { observeParameters } from '../private/parameter-reads';
import { Problem } from '../private/problems';

/** CloudFormation replaces these when a tag changes, together with their users' files. */
const REPLACED_FOR_A_TAG = ['AWS::SageMaker::Domain', 'AWS::SageMaker::UserProfile'];
/** Stack tags apply to every resource, including those. */
const STACK_ITSELF = 'aws:cdk:stack';

/** The properties of a stack of the platform. */
export interface PlatformStackProps extends Pick<StackProps, 'description' | 'crossRegionReferences'> {
  readonly target: Target;
  readonly settings: ModuleSettings;
  /** The stack that this one adopts. */
  readonly adopted: AdoptedStack;
  /** Receives the warnings about the component in the stack. */
  readonly onWarning?: (warning: Problem) => void;
  /** Determines whether the component registers a location with Lake Formation. */
  readonly claimLocation?: (location: string) => string | undefined;
  /** Takes each parameter that the component reads, with the path of the option. */
  readonly onParameter?: (path: string, at: OptionPath) => void;
}

/** Name of the stack of a module. */
export function stackNameOf({ scope, environment, domain, name }: ModuleEntry): string {
  return shortenName([scope.organization, environment, domain, name].join('-'), STACK_NAME_LENGTH);
}

/** The stack of a module. The cloud assembly uses the same name, so that files and commands show it. */
export class PlatformStack extends Stack {
  private readonly adopted: AdoptedStack;
  private readonly logicalIds = new WeakMap<CfnElement, string>();

  constructor(
    scope: Construct,
    wanted: string,
    { target, settings, adopted, onWarning, claimLocation, onParameter, ...props }: PlatformStackProps,
  ) {
    const id = shortenName(wanted, STACK_NAME_LENGTH);
    const name = adopted.stackName ?? id;
    super(scope, id, {
      ...props,
      stackName: name,
      env: { account: target.account, region: target.region },
      terminationProtection: settings.terminationProtection,
      analyticsReporting: false,
    });
    this.adopted = adopted;
    this.node.setContext(WARNINGS_SHOWN, true);
    if (onWarning) collectWarnings(this, onWarning);
    if (claimLocation) decideLocations(this, claimLocation);
    if (onParameter) observeParameters(this, onParameter);
    if (Stage.of(this) === this.node.root) {
      Object.defineProperty(this, 'artifactId', { value: name });
      Object.defineProperty(this, 'templateFile', { value: `${name}.template.json` });
    }
    const { permissionsBoundary: boundary } = settings;
    if (boundary !== undefined) {
      PermissionsBoundary.of(this).apply(
        typeof boundary === 'string'
          ? ManagedPolicy.fromManagedPolicyArn(this, 'PermissionsBoundary', this.withReferences(boundary))
          : boundary,
      );
    }
    for (const options of settings.customAspects) Aspects.of(this).add(customAspect(options));
  }

  /** The text with the references to the partition, account and Region of the stack replaced. */
  private withReferences(text: string): string {
    return text.replace(/\{\{(partition|account|region)\}\}/g, (_, name: 'partition' | 'account' | 'region') => this[name]);
  }

  /** Takes properties and outputs from the stack that this one adopts. */
  public completeAdoption(): void {
    this.adopted.complete(this);
  }

  protected allocateLogicalId(element: CfnElement): string {
    // Each reference to an element asks again, and the answer follows from its path.
    const known = this.logicalIds.get(element);
    if (known !== undefined) return known;
    const id = this.adopted.logicalIdOf(this, element) ?? super.allocateLogicalId(element);
    this.logicalIds.set(element, id);
    return id;
  }

  /** Tags every resource for which CloudFormation updates a tag in place. */
  public tagResources(tags: { readonly [key: string]: string }): void {
    for (const [key, value] of sortedEntries(tags)) {
      Tags.of(this).add(key, value, { excludeResourceTypes: [...REPLACED_FOR_A_TAG, STACK_ITSELF] });
    }
  }
}
