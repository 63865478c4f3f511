import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnTag, CfnTagAssociation } from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import { LakeFormationTag } from './lake-formation-tag-options';
import { constructId } from '../private/names';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/** Tags of Lake Formation and what has them, made one after the other. */
export class LakeFormationTags {
  private readonly tags = new Map<string, { readonly values: string[]; readonly resource: CfnTag }>();
  private last: CfnResource | undefined;

  constructor(private readonly scope: Construct) {}

  /** The resource that was made last; what comes next waits for it. */
  public get previous(): CfnResource | undefined {
    return this.last;
  }

  /** Makes tags. */
  public create(tags: LakeFormationTag[] | undefined): void {
    for (const { tagKey, tagValues, catalogId } of [...tags ?? []].sort((a, b) => (a.tagKey < b.tagKey ? -1 : 1))) {
      if (this.tags.has(tagKey)) this.refuse(`the tag "${tagKey}" is there twice`, 'put its values into one');
      const resource = new CfnTag(this.scope, `Tag-${constructId(tagKey)}`, { catalogId: catalogId ?? Stack.of(this.scope).account, tagKey, tagValues });
      this.chain(resource);
      this.tags.set(tagKey, { values: tagValues, resource });
    }
  }

  /** Gives tags to a database. */
  public tagDatabase(key: string, name: string, tags: LakeFormationTag[] | undefined, database: CfnResource): void {
    const catalogId = Stack.of(this.scope).account;
    if (!tags || tags.length === 0) return;
    for (const { tagKey, tagValues } of tags) {
      const known = this.tags.get(tagKey)?.values;
      const unknown = known && tagValues.find((value) => !known.includes(value));
      if (unknown !== undefined) this.refuse(`the database "${key}" has the value "${unknown}" of the tag "${tagKey}", which is none of its values`, didYouMean(unknown, known!));
    }
    const association = new CfnTagAssociation(this.scope, `TagsOf-${constructId(key)}`, {
      resource: { database: { catalogId, name } },
      lfTags: [...tags].sort((a, b) => (a.tagKey < b.tagKey ? -1 : 1)).map((tag) => ({ catalogId: tag.catalogId ?? catalogId, tagKey: tag.tagKey, tagValues: tag.tagValues })),
    });
    association.addResourceDependency(database);
    this.chain(association);
  }

  private chain(resource: CfnResource): void {
    if (this.last) resource.addResourceDependency(this.last);
    this.last = resource;
  }

  private refuse(message: string, hint: string | undefined): never {
    return fail({ code: 'DSP338', where: this.scope.node.path, message, hint });
  }
}
