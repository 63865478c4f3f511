import { Aspects, IAspect, RemoveTag, Stack, Tag, TagManager } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * Applies the tags that synthesis applies, so that checks see the resources of a stack as in its template. Synthesis
 * repeats it, with the same result.
 */
export function applyTags(stack: Stack): void {
  const inherited = stack.node.scopes.slice(0, -1).flatMap(tagsAt);
  applyBelow(stack, inherited);
}

function applyBelow(construct: IConstruct, inherited: readonly IAspect[]): void {
  const own = tagsAt(construct);
  const tags = own.length === 0 ? inherited : [...inherited, ...own];
  if (TagManager.isTaggable(construct) || TagManager.isTaggableV2(construct)) {
    for (const tag of tags) tag.visit(construct);
  }
  for (const child of construct.node.children) applyBelow(child, tags);
}

function tagsAt(construct: IConstruct): IAspect[] {
  return Aspects.of(construct).all.filter(isTag);
}

/** Whether an aspect only adds or removes a tag. */
export function isTag(aspect: IAspect): boolean {
  return aspect instanceof Tag || aspect instanceof RemoveTag;
}
