/** The platform of the starter kit, as somebody who prefers code writes it: the example in TypeScript. */
export { PLATFORM as TYPED_STARTER_KIT } from '../../examples/typescript/lib/platform';
