import { Construct } from 'constructs';
import { NameKind, physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { OptionPath } from '../../private/option-path';
import { failAt, standingAt } from '../../private/option-problems';
import { fail } from '../../private/problems';

/** What is named. */
export interface IamNameRequest {
  /** What messages call it. */
  readonly label: string;
  /** The key that it has in the options, with the number of the part where there are several. */
  readonly suffix: string;
  /** Whether `suffix` is the name as it stands. */
  readonly verbatim?: boolean;
  readonly path: OptionPath;
}

/** Gives the names of roles and policies. Names of IAM are unique whatever the case of their letters. */
export class IamNames {
  private readonly taken = new Map<string, string>();

  constructor(private readonly scope: Construct, private readonly naming: IResourceNaming) {}

  /** A name that is unique among resources of that kind. */
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
