import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnTag, CfnTagAssociation } from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import { LakeFormationTag } from './lake-formation-options';
import { compareStrings, sortedEntries, unique } from '../private/collections';
import { isDeferred } from '../private/deferred';
import { constructId, stableText } from '../private/names';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/** A list of tags with the values that are meant, in the order of their keys. */
export type TagExpression = { tagKey: string; tagValues: string[] }[];

interface OwnTag {
  readonly resource: CfnTag;
  readonly values: string[];
}

/** The LF-tags that a project makes and puts on databases, made one after the other like all that Lake Formation keeps. */
export class LakeFormationTags {
  private readonly tags = new Map<string, OwnTag>();
  private readonly catalogId: string;
  private last?: CfnResource;

  constructor(private readonly scope: Construct, tags: LakeFormationTag[] | undefined) {
    this.catalogId = Stack.of(scope).account;
    for (const tag of [...tags ?? []].sort((a, b) => compareStrings(tagId(a), tagId(b)))) this.createTag(tag);
  }

  /** What was made last. */
  public get lastResource(): CfnResource | undefined {
    return this.last;
  }

  /** Puts tags on a database. */
  public associate(key: string, databaseName: string, tags: LakeFormationTag[] | undefined, database: CfnResource): void {
    if (tags === undefined || tags.length === 0) return;
    const sorted = [...tags].sort((a, b) => compareStrings(tagId(a), tagId(b)));
    const twice = sorted.find((tag, index) => index > 0 && tagId(sorted[index - 1]) === tagId(tag));
    if (twice !== undefined) this.refuse(`database "${key}" has the tag "${twice.tagKey}" twice`, 'give its values once');
    const association = new CfnTagAssociation(this.scope, `TagAssociation-${constructId(key)}`, {
      resource: { database: { catalogId: this.catalogId, name: databaseName } },
      lfTags: sorted.map((tag) => {
        this.checkValues(`database "${key}"`, tag);
        return { catalogId: tag.catalogId ?? this.catalogId, tagKey: tag.tagKey, tagValues: unique(tag.tagValues).sort() };
      }),
    });
    association.addResourceDependency(database);
    this.chain(association);
  }

  /** The expression of a grant, from single values or lists of them. */
  public expression(label: string, expression: { readonly [key: string]: unknown }): TagExpression {
    const tags = sortedEntries(expression).map(([tagKey, given]) => {
      const tagValues = (Array.isArray(given) ? given : [given]) as unknown[];
      if (!tagValues.every((value): value is string => typeof value === 'string')) {
        this.refuse(`${label} has ${JSON.stringify(given)} as values of the tag "${tagKey}"`, 'give a text or a list of texts');
      }
      this.checkValues(label, { tagKey, tagValues });
      return { tagKey, tagValues: unique(tagValues).sort() };
    });
    if (tags.length === 0) this.refuse(`${label} has an empty "lfTagExpression"`, 'name at least one tag');
    return tags;
  }

  private createTag(tag: LakeFormationTag): void {
    const id = tagId(tag);
    if (this.tags.has(id)) this.refuse(`the tag "${tag.tagKey}" is in "lfTags" twice`, 'give its values once');
    this.checkNotEmpty('"lfTags"', tag);
    const values = unique(tag.tagValues).sort();
    const resource = new CfnTag(this.scope, `Tag-${constructId(stableText(this.scope, id))}`, { catalogId: tag.catalogId ?? this.catalogId, tagKey: tag.tagKey, tagValues: values });
    this.tags.set(id, { resource, values });
    this.chain(resource);
  }

  private chain(resource: CfnResource): void {
    if (this.last !== undefined) resource.addResourceDependency(this.last);
    this.last = resource;
  }

  /** Values of a tag of the project are known; other tags exist already. */
  private checkValues(label: string, tag: LakeFormationTag): void {
    this.checkNotEmpty(label, tag);
    const own = this.tags.get(tagId(tag));
    if (own === undefined) return;
    const known = own.values.map((value) => value.toLowerCase());
    const unknown = tag.tagValues.find((value) => value !== '*' && !isDeferred(value) && !known.includes(value.toLowerCase()));
    if (unknown === undefined) return;
    fail({ code: 'DSP338', where: this.scope.node.path, message: `${label} has the value "${unknown}" of the tag "${tag.tagKey}", which "lfTags" does not give it`, hint: didYouMean(unknown, own.values) });
  }

  private checkNotEmpty(label: string, tag: LakeFormationTag): void {
    if (tag.tagValues.length === 0) this.refuse(`${label} has no values of the tag "${tag.tagKey}"`, 'give at least one');
    if (tag.catalogId !== undefined && !isDeferred(tag.catalogId) && !/^\d{12}$/.test(tag.catalogId)) {
      fail({ code: 'DSP308', where: this.scope.node.path, message: `the tag "${tag.tagKey}" has the catalog "${tag.catalogId}"`, hint: 'write the twelve digits of an account, in quotes' });
    }
  }

  private refuse(message: string, hint: string): never {
    return fail({ code: 'DSP338', where: this.scope.node.path, message, hint });
  }
}

function tagId({ tagKey, catalogId }: LakeFormationTag): string {
  return catalogId === undefined ? tagKey.toLowerCase() : `${tagKey.toLowerCase()}@${catalogId}`;
}
