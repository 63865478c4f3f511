import { NameOwner, ResourceChange } from './resource-change';

/** Steps for types that cannot be updated at all. Their modules always have them, or retain them. */
const STEPS_OF_TYPES: { readonly [type: string]: string } = {
  'AWS::Glue::SecurityConfiguration': 'keep its keys, and add the new output key to '
    + '"s3OutputKmsKeyArns", which adds a security configuration; or create the project with another name',
  'AWS::SageMaker::StudioLifecycleConfig': 'restore its tags; or also change a line of its script, which gives it '
    + 'another name',
};

/** The alternative to a change that CloudFormation cannot make. Undefined if it can. */
export function stepsFor(change: ResourceChange): string | undefined {
  const { effect, type, properties, holdsData } = change;
  if (change.nameOwner !== undefined) return stepsForName(change.nameOwner);
  if (effect !== 'cannot be replaced') return undefined;
  if (properties[0] === 'Type') {
    return 'CloudFormation cannot change the type of a resource: remove it in one deployment and add it in the next';
  }
  if (STEPS_OF_TYPES[type] !== undefined) return STEPS_OF_TYPES[type];
  return holdsData
    ? 'restore the value; or create a new one with another name, copy the data, then remove this one, which stays in '
      + 'the account'
    : 'remove it in one deployment and add it with the new values in the next, or give it another name';
}

/** A retained resource keeps its name after the deployment, until it is imported. */
function stepsForName({ logicalId, stack, isKept, isGone, isAdoptable }: NameOwner): string {
  const adopt = isKept && isAdoptable ? ', with "--adopt-existing", which imports the retained one' : '';
  if (isKept && !isAdoptable) {
    return `${stack === undefined ? `keep the logical ID "${logicalId}" (the key in the configuration)`
      : `keep the resource in "${stack}"`}, or give the new resource another name: the old one is retained under this `
      + 'name, and CloudFormation cannot import it by its name';
  }
  if (stack === undefined) {
    return `keep the logical ID "${logicalId}" (the key in the configuration), give the new resource another name, or `
      + `remove the old one in one deployment and add the new one in the next${adopt}`;
  }
  const first = isGone
    ? `delete the stack "${stack}" first, which no deployment does`
    : `deploy "${stack}" alone first`;
  return `${first}, then deploy this stack${adopt}; or give the new resource another name`;
}
