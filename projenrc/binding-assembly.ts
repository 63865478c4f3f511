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
  readonly union?: { readonly types: readonly TypeReference[] };
}

/**
 * The assembly that the kernel of other languages reads at run time. In lists and maps our structs may be anything.
 *
 * Of a dict in a list or map the kernel drops, without a word, each key that the struct does not have: an access policy that is misspelt would be an
 * access policy that is not there. As `any` the dict arrives as it was written, and `checkOptions` reports what is wrong. The struct stays the second
 * choice, since the kernel takes one without a single property for no value at all. The code of the bindings, and the npm package, are made of the
 * assembly as it was compiled.
 */
export function bindingAssembly<T extends BindingAssembly>(assembly: T): T {
  const isStruct = ({ fqn }: TypeReference): boolean => fqn !== undefined && assembly.types[fqn]?.datatype === true;
  const element = (reference: TypeReference): TypeReference => (isStruct(reference) ? { union: { types: [{ primitive: 'any' }, reference] } } : collection(reference));
  const collection = (reference: TypeReference): TypeReference => (
    reference.collection ? { ...reference, collection: { ...reference.collection, elementtype: element(reference.collection.elementtype) } } : reference);
  const loose = (typed: Typed): Typed => ({ ...typed, type: collection(typed.type) });
  const looseCall = (callable: Callable): Callable => (callable.parameters ? { ...callable, parameters: callable.parameters.map(loose) } : callable);
  const looseType = (type: BindingType): BindingType => ({
    ...type,
    ...type.datatype && type.properties ? { properties: type.properties.map(loose) } : {},
    ...type.methods ? { methods: type.methods.map(looseCall) } : {},
    ...type.initializer ? { initializer: looseCall(type.initializer) } : {},
  });
  return { ...assembly, types: Object.fromEntries(Object.entries(assembly.types).map(([fqn, type]) => [fqn, looseType(type)])) };
}
