/** The parts of a jsii assembly that decide what a binding lets through. */
export interface BindingAssembly {
  readonly types: { readonly [fqn: string]: BindingType };
}

interface BindingType {
  readonly kind: string;
  readonly datatype?: boolean;
  readonly properties?: readonly Typed[];
  readonly methods?: readonly Callable[];
  readonly initializer?: Callable;
}

interface Callable {
  readonly parameters?: readonly Typed[];
}

interface Typed {
  readonly type: TypeReference;
}

interface TypeReference {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly collection?: { readonly kind: string; readonly elementtype: TypeReference };
}

/**
 * Structs that mean something without a single property. In the place of `any` the kernel takes one for no value at all
 * and refuses it, so they keep their type.
 */
const EMPTY_TOO = ['StudioUserProfileOptions', 'SageMakerEnvironmentConfigOptions'];

/**
 * The assembly that the kernel of other languages reads at run time. Lists and maps of our structs are `any` in it.
 *
 * Of a dict in a list or map the kernel drops, without a word, each key that the struct does not have: an access policy
 * that is misspelt would be an access policy that is not there. As `any` the dict arrives as it was written, and
 * `checkOptions` reports what is wrong. The code of the bindings, and the npm package, are made of the assembly as it
 * was compiled.
 */
export function bindingAssembly<T extends BindingAssembly>(assembly: T): T {
  const isStruct = (reference: TypeReference): boolean =>
    reference.collection
      ? isStruct(reference.collection.elementtype)
      : reference.fqn !== undefined &&
        assembly.types[reference.fqn]?.datatype === true &&
        !EMPTY_TOO.includes(reference.fqn.replace(/^.*\./, ''));
  const loose = (typed: Typed): Typed =>
    typed.type.collection && isStruct(typed.type) ? { ...typed, type: { primitive: 'any' } } : typed;
  const looseCall = (callable: Callable): Callable =>
    callable.parameters ? { ...callable, parameters: callable.parameters.map(loose) } : callable;
  const looseType = (type: BindingType): BindingType => ({
    ...type,
    ...type.datatype && type.properties ? { properties: type.properties.map(loose) } : {},
    ...type.methods ? { methods: type.methods.map(looseCall) } : {},
    ...type.initializer ? { initializer: looseCall(type.initializer) } : {},
  });
  return {
    ...assembly,
    types: Object.fromEntries(Object.entries(assembly.types).map(([fqn, type]) => [fqn, looseType(type)])),
  };
}
