import { createInterface } from 'readline/promises';
import { profileNameOf } from '../../datascience/studio/studio-user-profiles';
import { MODULE_NAME } from '../../platform/module-entries';
import { formatFinding, FormatName } from '../../private/formats';
import { fail, Problem, throwProblems } from '../../private/problems';
import { Interrupted } from '../interrupted';
import { list } from '../options';
import { SAMPLE_ANSWERS } from './sample-answers';

/** The properties of a new platform. */
export interface Answers {
  readonly organization: string;
  readonly region: string;
  readonly account: string;
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly team: string;
  readonly users: readonly string[];
}

/** Answers as strings, with lists separated by commas. */
export type WrittenAnswers = { readonly [name in keyof Answers]?: string };

/** The reason why an answer is invalid, and a hint. */
export type Refusal = Pick<Problem, 'message' | 'hint'>;

/** A question about a new platform. */
export interface Question {
  readonly name: keyof Answers;
  readonly placeholder: string;
  readonly text: string;
  /** The value in the starter kit. */
  readonly sample: string;
  refuse(answer: string, organization: string): Refusal | undefined;
}

/** Roles have the longest names after the organization: they must fit without truncation. */
const LONGEST_ROLE = '-dev-datascience-roles-data-scientist';
const LONGEST_ORGANIZATION = 64 - LONGEST_ROLE.length;
const LONGEST_STUDIO_NAME = 63;
const SESSION_NAME = /^[\w+=.@-]{2,64}$/;

/** In the order of the questions. */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'organization',
    placeholder: '<name>',
    text: 'organization, globally unique because bucket names begin with it',
    sample: SAMPLE_ANSWERS.organization,
    refuse: refuseOrganization,
  },
  {
    name: 'region',
    placeholder: '<region>',
    text: 'Region, or "default" for that of the credentials',
    sample: 'default',
    refuse: refuseRegion,
  },
  {
    name: 'account',
    placeholder: '<digits>',
    text: 'account, or "default" for that of the credentials',
    sample: 'default',
    refuse: refuseAccount,
  },
  {
    name: 'vpc',
    placeholder: '<id>',
    text: 'VPC for Studio',
    sample: SAMPLE_ANSWERS.vpc,
    refuse: (answer) => refuseFormat('vpcId', answer),
  },
  {
    name: 'subnets',
    placeholder: '<ids>',
    text: 'private subnets of the VPC, separated by commas',
    sample: SAMPLE_ANSWERS.subnets,
    refuse: refuseSubnets,
  },
  { name: 'team', placeholder: '<name>', text: 'name of the team', sample: 'example-team', refuse: refuseTeam },
  {
    name: 'users',
    placeholder: '<names>',
    text: 'session names of its users, separated by commas',
    sample: 'team1',
    refuse: refuseUsers,
  },
];

/** The answers, with those of the starter kit for missing ones. Throws one error for all invalid answers. */
export function completeAnswers(written: WrittenAnswers): Answers {
  const answer = Object.fromEntries(QUESTIONS.map(({ name, sample }) => [name, written[name]?.trim() ?? sample])) as {
    [name in keyof Answers]: string;
  };
  throwProblems(
    QUESTIONS.flatMap(({ name, refuse }): Problem[] => {
      const refusal = refuse(answer[name], answer.organization);
      return refusal ? [{ code: 'DSP421', where: `--${name}`, ...refusal }] : [];
    }),
  );
  return { ...answer, subnets: list(answer.subnets), users: list(answer.users) };
}

function refuseOrganization(answer: string): Refusal | undefined {
  const refusal = refuseFormat('organizationName', answer);
  if (refusal) return refusal;
  if (!/^[a-z0-9].*[a-z0-9]$/.test(answer)) {
    return {
      message: `"${answer}" does not begin and end with a letter or digit`,
      hint: 'bucket names begin with it',
    };
  }
  // Parameter paths begin with the organization, and AWS reserves these names.
  if (/^(aws|ssm)/.test(answer)) {
    return {
      message: `"${answer}" begins with "${answer.slice(0, 3)}", which AWS reserves`,
      hint: 'choose a name with another prefix',
    };
  }
  return answer.length <= LONGEST_ORGANIZATION
    ? undefined
    : {
      message: `"${answer}" has ${answer.length} characters, and names that begin with it must fit`,
      hint: `use at most ${LONGEST_ORGANIZATION}`,
    };
}

function refuseRegion(answer: string): Refusal | undefined {
  return refuseFormat('regionNameOrDefault', answer);
}

function refuseAccount(answer: string): Refusal | undefined {
  return refuseFormat('accountIdOrDefault', answer);
}

function refuseSubnets(answer: string): Refusal | undefined {
  return refuseList(answer, 'subnet', (subnet) => refuseFormat('subnetId', subnet), (subnet) => subnet);
}

function refuseTeam(answer: string, organization: string): Refusal | undefined {
  if (!MODULE_NAME.test(answer)) {
    return { message: `"${answer}" is not a valid team name`, hint: 'use lowercase letters, digits and hyphens' };
  }
  if (answer === 'roles') return { message: 'the module with the roles is named "roles"', hint: 'choose another name' };
  if (!/^[a-z0-9](.*[a-z0-9])?$/.test(answer)) {
    return {
      message: `"${answer}" does not begin and end with a letter or digit`,
      hint: 'the names of a bucket and of a Studio domain end with it',
    };
  }
  const longest = LONGEST_STUDIO_NAME - `${organization}-dev-datascience-`.length;
  return answer.length <= longest
    ? undefined
    : {
      message: `"${answer}" has ${answer.length} characters, and names that end with it must fit`,
      hint: `use at most ${longest}`,
    };
}

function refuseUsers(answer: string): Refusal | undefined {
  return refuseList(
    answer,
    'user',
    (user) =>
      SESSION_NAME.test(user) && profileNameOf(user) !== ''
        ? undefined
        : {
          message: `"${user}" is not a valid session name`,
          hint: 'use 2 to 64 letters, digits and any of _ + = . @ -, with at least one letter or digit',
        },
    profileNameOf,
  );
}

/** Rejects an empty list, an invalid item, and duplicates. */
function refuseList(
  answer: string,
  what: string,
  refuse: (item: string) => Refusal | undefined,
  identity: (item: string) => string,
): Refusal | undefined {
  const items = list(answer);
  if (items.length === 0) return { message: `there is no ${what}`, hint: 'specify at least one' };
  const refusal = items.map(refuse).find((found) => found !== undefined);
  if (refusal) return refusal;
  const second = items.find((item, index) => items.findIndex((other) => identity(other) === identity(item)) < index);
  const first = items.find((item) => second !== undefined && identity(item) === identity(second));
  return second === undefined
    ? undefined
    : {
      message:
          first === second
            ? `"${second}" is specified twice`
            : `"${first}" and "${second}" would both be named "${identity(second)}"`,
      hint: `specify every ${what} once`,
    };
}

/** The order of problems: as the validation of a configuration reports them. */

/** Whether questions can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Asks for missing answers on stderr. An invalid answer is explained and asked again. */
export async function askForMissing(given: WrittenAnswers): Promise<WrittenAnswers> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new AbortController();
  let isInterrupted = false;
  lines.once('SIGINT', () => {
    isInterrupted = true;
    lines.close();
  });
  lines.once('close', () => closed.abort());
  const answers = new Map<string, string | undefined>(Object.entries(given));
  try {
    for (const question of QUESTIONS) {
      if (answers.get(question.name) !== undefined) continue;
      answers.set(
        question.name,
        await usableAnswer(question, answers.get('organization') ?? '', (prompt) =>
          lines.question(prompt, { signal: closed.signal }),
        ),
      );
    }
  } catch (error) {
    // The end of the input, or Ctrl-C.
    if (!closed.signal.aborted) throw error;
    process.stderr.write('\n');
    if (isInterrupted) throw new Interrupted('interrupted: nothing was written');
    fail({
      code: 'DSP423',
      message: 'stopped before the last answer: nothing was written',
      hint: 'use --yes to skip the questions',
    });
  } finally {
    lines.close();
  }
  return Object.fromEntries(answers);
}

async function usableAnswer(
  question: Question,
  organization: string,
  ask: (prompt: string) => Promise<string>,
): Promise<string> {
  for (;;) {
    const answer = (await ask(`${question.text} [${question.sample}]: `)).trim() || question.sample;
    const refusal = question.refuse(answer, organization);
    if (refusal === undefined) return answer;
    process.stderr.write(`  ${refusal.message}: ${refusal.hint}\n`);
  }
}

function refuseFormat(format: FormatName, answer: string): Refusal | undefined {
  const finding = formatFinding(format, answer);
  return finding && { message: finding.message, hint: finding.hint };
}
