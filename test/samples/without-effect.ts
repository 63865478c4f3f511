/** Properties that leave the templates as they are, and why. */
export const NO_EFFECT: { readonly [property: string]: string } = {
  'ModuleOptions.allowCrossReferenceStack': 'It permits references across regions, and changes something only where there is one.',
};
