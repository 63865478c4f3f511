import { Construct } from 'constructs';
import { NameKind, physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { OptionPath } from '../../private/option-path';
import { failAt, standingAt } from '../../private/option-problems';
import { fail } from '../../private/problems';

/** The resource to name. */
export interface IamNameRequest {
  /** The label of the resource in messages. */
  readonly label: string;
  /** The key in the options, with the number of the part if there are several. */
  readonly suffix: string;
  /** Whether to use `suffix` as the name without changes. */
  readonly verbatim?: boolean;
  readonly path: OptionPath;
}

/** Generates the names of roles and policies. IAM names must be unique regardless of case. */
export class IamNames {
  private readonly taken = new Map<string, string>();

  constructor(private readonly scope: Construct, private readonly naming: IResourceNaming) {}

  /** A name that is unique among resources of the same kind. */
  public claim(kind: NameKind, request: IamNameRequest): string {
    const { label, suffix, verbatim, path } = request;
    const name = standingAt(this.scope, path, () =>
      verbatim ? verbatimName(kind, suffix) : physicalName(this.naming, kind, suffix),
    );
    const key = `${kind}/${name.toLowerCase()}`;
    const other = this.taken.get(key);
    if (other !== undefined) {
      failAt(this.scope, path, {
        code: 'DSP303',
        message: `"${other}" and "${label}" would both be named "${name}"`,
        hint: 'rename one of them',
      });
    }
    this.taken.set(key, label);
    return name;
  }
}

function verbatimName(kind: NameKind, key: string): string {
  const accepted = physicalName({ resourceName: () => key }, kind);
  if (accepted === key) return key;
  return fail({
    code: 'DSP303',
    message: `"${key}" contains characters that IAM does not allow in names`,
    hint: `for example "${accepted}"`,
  });
}
