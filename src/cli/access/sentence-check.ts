import { Answer, answerFor } from './answers';
import { PlatformAccess } from './platform-access';
import { ResolvedSentence } from './sentence-names';
import { UntrueAnswer, untrueProblems } from './untrue-answers';
import { LocatedMap } from '../../config/documents/located';
import { unknownNameFinding } from '../../private/formats';
import { Problem } from '../../private/problems';

/** The findings about one sentence. */
export interface SentenceFindings {
  /** A problem for each reason for which the sentence is not true. */
  readonly problems: readonly Problem[];
  /** The policies that were not evaluated, by role. */
  readonly notEvaluated: ReadonlyMap<string, readonly string[]>;
}

/** Checks whether a sentence is true for each of its roles, actions and resources. */
export function checkSentence(
  access: PlatformAccess, resolved: ResolvedSentence, document: LocatedMap,
): SentenceFindings {
  const notEvaluated = new Map<string, readonly string[]>();
  const untrue = resolved.requests.flatMap(({ request, action }) => resolved.subjects.flatMap((subject) => {
    const answer = answerFor(access, subject.role, request);
    const published = publishedPoliciesOf(answer);
    if (published.length > 0) notEvaluated.set(answer.role, published);
    if (answer.allowed === (resolved.sentence.allow !== undefined)) return [];
    const owner = request.resource && access.resources.index.labelOf(request.resource);
    return [{ answer, action, owner, subject } satisfies UntrueAnswer];
  }));
  return { problems: untrueProblems(untrue, resolved, document), notEvaluated };
}

/** The policies that were not evaluated. A name that AWS does not publish has its own warning. */
function publishedPoliciesOf({ notEvaluated }: Answer): string[] {
  return notEvaluated.filter((arn) => unknownNameFinding('awsManagedPolicyName', arn) === undefined);
}
