import { IResourceNaming } from '../naming/resource-naming';
import { NameKind, physicalName } from '../private/names';
import { fail } from '../private/problems';

/** What is named. */
export interface IamNameRequest {
  /** What messages call it. */
  readonly label: string;
  /** The key that it has in the options, with the number of the part where there are several. */
  readonly suffix: string;
  /** Whether `suffix` is the name as it stands. */
  readonly verbatim?: boolean;
  readonly where: string;
}

/** Gives the names of roles and policies. Names of IAM are unique whatever the case of their letters. */
export class IamNames {
  private readonly taken = new Map<string, string>();

  constructor(private readonly naming: IResourceNaming) {}

  /** A name that nothing else of that kind has. */
  public claim(kind: NameKind, request: IamNameRequest): string {
    const { label, suffix, verbatim, where } = request;
    const name = verbatim ? verbatimName(kind, suffix, where) : physicalName(this.naming, kind, suffix);
    const key = `${kind}/${name.toLowerCase()}`;
    const other = this.taken.get(key);
    if (other !== undefined) fail({ code: 'DSP303', where, message: `"${other}" and "${label}" would both be named "${name}"`, hint: 'rename one of them' });
    this.taken.set(key, label);
    return name;
  }
}

function verbatimName(kind: NameKind, key: string, where: string): string {
  const accepted = physicalName({ resourceName: () => key }, kind);
  if (accepted === key) return key;
  return fail({ code: 'DSP303', where, message: `"${key}" holds characters that a name in IAM may not`, hint: `for example "${accepted}"` });
}
