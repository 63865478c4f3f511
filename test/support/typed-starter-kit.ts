/** The starter kit platform in code, without files: the example in TypeScript. */
export { PLATFORM as TYPED_STARTER_KIT } from '../../examples/typescript/lib/platform';
