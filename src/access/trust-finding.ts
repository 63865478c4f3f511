import { OptionFinding } from '../private/option-problems';

/** A service that runs as a role, and what cannot run if it cannot assume the role. */
interface RunningService {
  /** How the policies of a role name the service. */
  readonly principal: string;
  readonly roleOf: string;
  readonly fails: string;
}

/**
 * The services that run as a role which the configuration of a module specifies.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 * @see https://docs.aws.amazon.com/glue/latest/dg/crawler-prereqs.html
 */
export const RUNNING_SERVICES = {
  sagemaker: {
    principal: 'sagemaker.amazonaws.com',
    roleOf: 'execution role',
    fails: 'applications and jobs cannot run as the role',
  },
  glue: { principal: 'glue.amazonaws.com', roleOf: 'crawler role', fails: 'the crawler cannot run as the role' },
} satisfies { readonly [name: string]: RunningService };

/** The name of a service that runs as a role. */
export type RunningServiceName = keyof typeof RUNNING_SERVICES;

/** The services that can assume a role, according to its trust policy as it is in the template. */
export function trustedServices(trustPolicy: unknown): RunningServiceName[] {
  const { Statement: statements = [] } = (trustPolicy ?? {}) as { Statement?: TrustStatement[] };
  const principals = statements
    .filter(({ Effect: effect, Action: action }) => effect === 'Allow' && [action].flat().includes('sts:AssumeRole'))
    .flatMap(({ Principal: principal }) => [principal?.Service ?? []].flat())
    .map((service) => JSON.stringify(service));
  return (Object.keys(RUNNING_SERVICES) as RunningServiceName[])
    .filter((service) => principals.some((principal) => principal.includes(`"${service}.`)));
}

/** The problem with a role that `service` cannot assume. */
export function trustFinding(name: string, service: RunningServiceName): OptionFinding {
  const { principal, roleOf, fails } = RUNNING_SERVICES[service];
  return {
    code: 'DSP367',
    message: `the trust policy of the ${roleOf} "${name}" does not contain "${principal}", so ${fails}`,
    hint: `add { trustedPrincipal: "service:${principal}" } to the trusted principals of the role`,
  };
}

interface TrustStatement {
  readonly Effect?: string;
  readonly Action?: unknown;
  readonly Principal?: { readonly Service?: unknown };
}
