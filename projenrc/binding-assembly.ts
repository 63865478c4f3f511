/** The parts of a jsii assembly that determine what a binding passes on. */
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
 * Structs without required properties that are meaningful when empty. As `any`, the kernel treats an empty one as no
 * value and rejects it, so they keep their type.
 */
const EMPTY_TOO = ['StudioUserProfileOptions', 'SageMakerEnvironmentConfigOptions'];

/**
 * The assembly that the kernel of other languages reads at run time. In it, lists and maps of structs have the type
 * `any`. For a dict in a list or map of structs, the kernel silently drops each key that the struct does not have, so a
 * misspelled access policy would be a missing access policy. As `any`, the dict is passed on unchanged, and
 * `checkOptions` reports the problem. The code of the bindings, and the npm package, are generated from the compiled
 * assembly.
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
