import { App } from 'aws-cdk-lib';

/** Settings that differ between versions of integ-runner, so that each version produces the committed templates. */
const SETTLED = { '@aws-cdk/core:defaultCrossStackReferences': 'strong' };

/** The app of one integration test. integ-runner provides all other feature flags. */
export function integApp(): App {
  return new App({ postCliContext: SETTLED, analyticsReporting: false });
}
