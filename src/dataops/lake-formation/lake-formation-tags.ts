import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import { CfnTag, CfnTagAssociation } from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import { LakeFormationTag } from './lake-formation-options';
import { constructId, stableText } from '../../naming/names';
import { compareStrings, sortedEntries, unique } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { checkFormat } from '../../private/formats';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';
import { didYouMean } from '../../private/suggestions';

/** A list of tags and their values, sorted by key. */
export type TagExpression = { tagKey: string; tagValues: string[] }[];

interface OwnTag {
  readonly resource: CfnTag;
  readonly values: string[];
}

/** The paths of the parts of a tag in the options. */
interface TagPaths {
  readonly key: OptionPath;
  readonly values: OptionPath;
  readonly catalog: OptionPath;
}

/**
 * The LF-tags that a project creates and assigns to databases, one at a time like all Lake Formation resources of a
 * project.
 */
export class LakeFormationTags {
  private readonly tags = new Map<string, OwnTag>();
  private readonly catalogId: string;
  private last?: CfnResource;

  constructor(private readonly scope: Construct, tags: LakeFormationTag[] | undefined) {
    this.catalogId = Stack.of(scope).account;
    for (const { tag, path } of ordered(tags, ['lakeFormation', 'lfTags'])) this.createTag(tag, path);
  }

  /** The last created resource. */
  public get lastResource(): CfnResource | undefined {
    return this.last;
  }

  /** Assigns tags to a database. */
  public associate(
    key: string,
    databaseName: string,
    tags: LakeFormationTag[] | undefined,
    database: CfnResource,
  ): void {
    if (tags === undefined || tags.length === 0) return;
    const label = `database "${key}"`;
    const sorted = ordered(tags, ['databases', key, 'lakeFormation', 'databaseTagValues']);
    const twice = sorted.find(({ tag }, index) => index > 0 && tagId(sorted[index - 1].tag) === tagId(tag));
    if (twice !== undefined) {
      this.refuse(twice.path, `${label} has the tag "${twice.tag.tagKey}" twice`, 'specify its values once');
    }
    const association = new CfnTagAssociation(this.scope, `TagAssociation-${constructId(key)}`, {
      resource: { database: { catalogId: this.catalogId, name: databaseName } },
      lfTags: sorted.map(({ tag, path }) => {
        this.checkTag(label, tag, {
          key: [...path, 'tagKey'],
          values: [...path, 'tagValues'],
          catalog: [...path, 'catalogId'],
        });
        return {
          catalogId: tag.catalogId ?? this.catalogId,
          tagKey: tag.tagKey,
          tagValues: unique(tag.tagValues).sort(),
        };
      }),
    });
    association.addResourceDependency(database);
    this.chain(association);
  }

  /** The expression of a grant, from single values or lists of values. */
  public expression(label: string, expression: { readonly [key: string]: unknown }, path: OptionPath): TagExpression {
    const tags = sortedEntries(expression).map(([tagKey, given]) => {
      const at = [...path, tagKey];
      const tagValues = (Array.isArray(given) ? given : [given]) as unknown[];
      if (!tagValues.every((value): value is string => typeof value === 'string')) {
        this.refuse(
          at,
          `${label} has ${JSON.stringify(given)} as values of the tag "${tagKey}"`,
          'specify a string or a list of strings',
        );
      }
      this.checkTag(label, { tagKey, tagValues }, { key: at, values: at, catalog: at });
      return { tagKey, tagValues: unique(tagValues).sort() };
    });
    if (tags.length === 0) this.refuse(path, `${label} has an empty "lfTagExpression"`, 'specify at least one tag');
    return tags;
  }

  private createTag(tag: LakeFormationTag, path: OptionPath): void {
    const id = tagId(tag);
    if (this.tags.has(id)) this.refuse(path, `the tag "${tag.tagKey}" is in "lfTags" twice`, 'specify its values once');
    this.checkTag('"lfTags"', tag, {
      key: [...path, 'tagKey'],
      values: [...path, 'tagValues'],
      catalog: [...path, 'catalogId'],
    });
    const values = unique(tag.tagValues).sort();
    const resource = new CfnTag(this.scope, `Tag-${constructId(stableText(this.scope, id))}`, {
      catalogId: tag.catalogId ?? this.catalogId,
      tagKey: tag.tagKey,
      tagValues: values,
    });
    this.tags.set(id, { resource, values });
    this.chain(resource);
  }

  private chain(resource: CfnResource): void {
    if (this.last !== undefined) resource.addResourceDependency(this.last);
    this.last = resource;
  }

  /** The values of tags of the project are known; other tags already exist. */
  private checkTag(label: string, tag: LakeFormationTag, at: TagPaths): void {
    if (tag.tagValues.length === 0) {
      this.refuse(at.values, `${label} has no values for the tag "${tag.tagKey}"`, 'specify at least one');
    }
    checkFormat(this.scope, at.key, 'lakeFormationTagKey', tag.tagKey);
    if (Token.isUnresolved(tag.tagValues)) return;
    const own = this.tags.get(tagId(tag))?.values;
    const known = own?.map((value) => value.toLowerCase());
    for (const [index, value] of tag.tagValues.entries()) {
      const path = [...at.values, index];
      checkFormat(this.scope, path, 'lakeFormationTagValue', value);
      if (own === undefined || known!.includes(value.toLowerCase()) || value === '*' || isDeferred(value)) continue;
      failAt(this.scope, path, {
        code: 'DSP338',
        message: `${label} has the value "${value}" of the tag "${tag.tagKey}", which "lfTags" does not define`,
        hint: didYouMean(value, own),
      });
    }
  }

  private refuse(path: OptionPath, message: string, hint: string): never {
    return failAt(this.scope, path, { code: 'DSP338', message, hint });
  }
}

/** The tags in the order of their IDs, with their paths in the options. */
function ordered(
  tags: LakeFormationTag[] | undefined,
  path: OptionPath,
): { readonly tag: LakeFormationTag; readonly path: OptionPath }[] {
  return (tags ?? [])
    .map((tag, index) => ({ tag, path: [...path, index] }))
    .sort((a, b) => compareStrings(tagId(a.tag), tagId(b.tag)));
}

function tagId({ tagKey, catalogId }: LakeFormationTag): string {
  return catalogId === undefined ? tagKey.toLowerCase() : `${tagKey.toLowerCase()}@${catalogId}`;
}
