import { answerFor } from './answers';
import { grantOption } from './grant-option';
import { PlatformAccess } from './platform-access';
import { ownerSession } from './resources';
import { ResolvedSentence } from './sentence-names';
import { UntrueAnswer, untrueProblems } from './untrue-answers';
import { ModelDecision } from '../../access/evaluation/access-model';
import { LocatedMap } from '../../config/documents/located';
import { isUnknownName } from '../../private/formats';
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
    const decision = access.decide(subject.role, request);
    const published = publishedPoliciesOf(decision);
    if (published.length > 0) notEvaluated.set(access.roles.labelOf(subject.role), published);
    if (decision.allowed === (resolved.sentence.allow !== undefined)) return [];
    // Only an untrue sentence needs an explanation, which takes most of the time.
    const answer = answerFor(access, subject.role, request);
    const owner = request.resource && access.resources.index.labelOf(request.resource);
    const ownSession = request.resource && ownerSession(request.resource);
    const grant = request.resource && grantOption(access, request.resource, request);
    const stack = request.resource?.resource.stack;
    return [{ answer, action, owner, subject, ownSession, stack, grant } satisfies UntrueAnswer];
  }));
  return { problems: untrueProblems(untrue, resolved, document), notEvaluated };
}

/** The policies that were not evaluated. A name that AWS does not publish has its own warning. */
function publishedPoliciesOf({ notEvaluated }: ModelDecision): string[] {
  return notEvaluated.filter((arn) => !isUnknownName('awsManagedPolicyName', arn));
}
