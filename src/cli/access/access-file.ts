import { existsSync } from 'fs';
import { resolve } from 'path';
import { answerFor, Answer, notEvaluatedText, statementText } from './answers';
import { reasonText } from './explanation';
import { PlatformAccess } from './platform-access';
import { PlatformRole } from './roles';
import { EditedTexts } from '../../config/document-store';
import { loadDocument } from '../../config/documents/load-document';
import { LocatedMap, locate, toOptions } from '../../config/documents/located';
import { AccessFileOptions, AccessSentenceOptions } from '../../platform/options/access-file-options';
import { isPlainObject } from '../../private/collections';
import { unknownNameFinding } from '../../private/formats';
import { OptionPath } from '../../private/option-path';
import { readOptions } from '../../private/options-reader';
import { Problem, sortProblems } from '../../private/problems';
import { count } from '../terminal';

/** The file next to `mdaa.yaml` that specifies the expected permissions. */
export const ACCESS_FILE = 'access.yaml';

/** Represents all roles in a sentence with `deny`. */
const EVERY_ROLE = '*';

/** The sentences of an `access.yaml`. */
export interface AccessFile {
  readonly options: AccessFileOptions;
  /** The directory of the managed policies, if the file specifies one. */
  readonly managedPolicies?: string;
  readonly document: LocatedMap;
}

/** The problems, and the policies that were not evaluated. */
export interface AccessFindings {
  readonly problems: readonly Problem[];
  readonly remarks: readonly Problem[];
}

/** The `access.yaml` of a directory, or its problems. Undefined if the file does not exist. */
export function readAccessFile(
  directory: string, edits?: EditedTexts,
): AccessFile | { readonly problems: Problem[] } | undefined {
  const path = resolve(directory, ACCESS_FILE);
  if (edits?.get(path) === undefined && !existsSync(path)) return undefined;
  const { document, problems } = loadDocument(path, ACCESS_FILE, { textOf: (file) => edits?.get(file) });
  if (document === undefined) return { problems };
  const read = readOptions('AccessFileOptions', toOptions(document), 'yaml');
  if (read.problems.length > 0) {
    return {
      problems: sortProblems(read.problems.map(({ path: option, isOfKey, ...problem }) => ({
        ...problem, position: locate(document, option, isOfKey ? 'key' : 'value'),
      }))),
    };
  }
  const options = read.value as AccessFileOptions;
  const managedPolicies = options.managedPolicies && resolve(directory, options.managedPolicies);
  return { options, managedPolicies, document };
}

/** Checks every sentence. Returns a problem for each role and reason for which it is not true. */
export function checkAccessFile(file: AccessFile, access: PlatformAccess): AccessFindings {
  const checker = new SentenceChecker(file, access);
  file.options.access.forEach((sentence, index) => {
    checker.check(withReferences(sentence, access), ['access', index]);
  });
  return { problems: checker.problems, remarks: checker.remarks() };
}

/** Whether a sentence is valid and true. */
export function sentenceHolds(file: AccessFile, access: PlatformAccess, sentence: AccessSentenceOptions): boolean {
  const checker = new SentenceChecker(file, access);
  checker.check(withReferences(sentence, access), ['access']);
  return checker.problems.length === 0;
}

/**
 * The sentence with `{{account}}`, `{{region}}` and `{{partition}}` replaced by those of the templates, and
 * `{{arn:RESOURCE}}` by the ARN of a resource.
 */
function withReferences<T>(value: T, access: PlatformAccess): T {
  if (typeof value === 'string') {
    return value.replace(/\{\{([^{}]+)\}\}/g, (text, name: string) => {
      const { account, region, partition } = access.model;
      const fixed: { readonly [name: string]: string } = { account, region, partition };
      const found = name.startsWith('arn:') ? access.resources.find(name.slice('arn:'.length)) : { arn: fixed[name] };
      return 'arn' in found ? found.arn ?? text : text;
    }) as T;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => withReferences(item, access)) as T;
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withReferences(item, access)])) as T;
}

/** Parts of a sentence that are not true for the same reason. */
interface BrokenPart {
  readonly path: OptionPath;
  readonly notes: string[];
  readonly statements: string[];
}

/** Maximum number of further statements in a note. */
const MOST_STATEMENTS = 3;

class SentenceChecker {
  public readonly problems: Problem[] = [];
  private readonly notEvaluated = new Map<string, readonly string[]>();
  private readonly broken = new Map<string, BrokenPart>();

  constructor(private readonly file: AccessFile, private readonly access: PlatformAccess) {}

  public check(sentence: AccessSentenceOptions, path: OptionPath): void {
    const { allow, deny, except = [] } = sentence;
    if ((allow === undefined) === (deny === undefined)) {
      this.report(path, {
        code: 'DSP458',
        message: `the sentence has ${allow === undefined ? 'neither "allow" nor "deny"' : '"allow" and "deny"'}`,
        hint: 'write the roles under one of them',
      });
      return;
    }
    if (except.length > 0 && !(deny ?? []).includes(EVERY_ROLE)) {
      this.report([...path, 'except'], {
        code: 'DSP458',
        message: '"except" is only valid with deny: ["*"]',
        hint: 'write deny: ["*"], or remove "except"',
      });
    }
    const exempt = except.map((name, index) => this.role(name, [...path, 'except', index])?.role.arn);
    const list = allow === undefined ? 'deny' : 'allow';
    const roles = (allow ?? deny!).flatMap((name, index): Subject[] => {
      const place = [...path, list, index];
      if (name === EVERY_ROLE && list === 'deny') {
        const others = this.access.roles.things.filter(({ role }) => !exempt.includes(role.arn));
        return others.map((role) => ({ role, place }));
      }
      const role = this.role(name, place);
      return role === undefined ? [] : [{ role, place }];
    });
    sentence.resources.forEach((resource, r) => sentence.actions.forEach((action, a) => {
      const request = this.access.request({ ...sentence, action, resource });
      if ('code' in request) {
        this.report([...path, ...request.code === 'DSP452' ? ['actions', a] : ['resources', r]], request);
      } else {
        for (const { role, place } of roles) this.compare(answerFor(this.access, role, request), sentence, place);
      }
    }));
    this.reportBroken();
  }

  /** Policies that were not evaluated for any of the answers. */
  public remarks(): Problem[] {
    const lines = notEvaluatedText([...this.notEvaluated].map(([role, notEvaluated]) => ({ role, notEvaluated })));
    const notes = lines.filter((line) => !line.startsWith(' ')).map((line) => line.replace('not evaluated: ', ''));
    return notes.length === 0 ? [] : [{
      code: 'DSP457',
      message: `${count(notes.length, 'part')} of the access decisions ${notes.length === 1 ? 'was' : 'were'} not `
        + 'evaluated',
      notes,
      hint: 'provide the JSON of managed policies with "managed_policies"',
      where: ACCESS_FILE,
    }];
  }

  private compare(found: Answer, { allow, because }: AccessSentenceOptions, path: OptionPath): void {
    // A name that is not published has its own warning.
    const published = found.notEvaluated.filter((arn) => unknownNameFinding('awsManagedPolicyName', arn) === undefined);
    if (published.length > 0) this.notEvaluated.set(found.role, published);
    if (found.allowed === (allow !== undefined)) return;
    const notes = [
      ...[...found.reasons, ...found.notes].map(reasonText),
      ...because === undefined ? [] : [`because ${because}`],
    ];
    // One cause, such as a missing role, often makes a sentence wrong for several actions and resources.
    const key = JSON.stringify([path, notes]);
    const known = this.broken.get(key);
    if (known) known.statements.push(statementText(found));
    else this.broken.set(key, { path, notes, statements: [statementText(found)] });
  }

  /** Reports the parts of the last sentence that are not true, one problem for each cause. */
  private reportBroken(): void {
    for (const { path, notes, statements: [message, ...more] } of this.broken.values()) {
      const others = more.length === 0 ? [] : [
        `for the same reason: ${more.slice(0, MOST_STATEMENTS).join('; ')}`
          + (more.length > MOST_STATEMENTS ? `; and ${more.length - MOST_STATEMENTS} more` : ''),
      ];
      const hint = path.includes('allow')
        ? 'if the role needs this access, grant it in the configuration; otherwise remove it from the sentence'
        : 'if the role must not have this access, revoke it in the configuration; otherwise remove it from the '
          + 'sentence';
      this.report(path, { code: 'DSP454', message, notes: [...notes, ...others], hint });
    }
    this.broken.clear();
  }

  private role(name: string, path: OptionPath): PlatformRole | undefined {
    const found = this.access.role(name);
    if (!('code' in found)) return found;
    this.report(path, found);
    return undefined;
  }

  private report(path: OptionPath, problem: Problem): void {
    this.problems.push({ ...problem, position: locate(this.file.document, path) });
  }
}

interface Subject {
  readonly role: PlatformRole;
  /** The path of the role name in the file. */
  readonly place: OptionPath;
}
