import { App } from 'aws-cdk-lib';

/** Where versions of integ-runner disagree, so that each of them makes the templates that are committed. */
const SETTLED = { '@aws-cdk/core:defaultCrossStackReferences': 'strong' };

/** The app of one integration test. Every other feature flag comes from integ-runner. */
export function integApp(): App {
  return new App({ postCliContext: SETTLED, analyticsReporting: false });
}
