import { createInterface } from 'readline/promises';
import { profileNameOf } from '../../datascience/studio/studio-user-profiles';
import { MODULE_NAME } from '../../platform/module-entries';
import { formatFinding, FormatName } from '../../private/formats';
import { fail, Problem, throwProblems } from '../../private/problems';
import { Interrupted } from '../interrupted';
import { list } from '../options';
import { SAMPLE_ANSWERS } from './sample-answers';

/** What a new platform is made of. */
export interface Answers {
  readonly organization: string;
  readonly region: string;
  readonly account: string;
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly team: string;
  readonly users: readonly string[];
}

/** Answers as they are written, lists separated by commas. */
export type WrittenAnswers = { readonly [name in keyof Answers]?: string };

/** Why an answer cannot be used, and what can. */
export type Refusal = Pick<Problem, 'message' | 'hint'>;

/** One thing that has to be known of a new platform. */
export interface Question {
  readonly name: keyof Answers;
  readonly placeholder: string;
  readonly text: string;
  /** What the starter kit has. */
  readonly sample: string;
  refuse(answer: string, organization: string): Refusal | undefined;
}

/** Roles have the longest names after the organization: they fit without being shortened. */
const LONGEST_ROLE = '-dev-datascience-roles-data-scientist';
const LONGEST_ORGANIZATION = 64 - LONGEST_ROLE.length;
const LONGEST_STUDIO_NAME = 63;
const SESSION_NAME = /^[\w+=.@-]{2,64}$/;

/** In the order in which they are asked. */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'organization',
    placeholder: '<name>',
    text: 'organization, globally unique since it begins the names of buckets',
    sample: SAMPLE_ANSWERS.organization,
    refuse: refuseOrganization,
  },
  {
    name: 'region',
    placeholder: '<region>',
    text: 'region, or "default" for that of the credentials',
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
    text: 'VPC that Studio lives in',
    sample: SAMPLE_ANSWERS.vpc,
    refuse: (answer) => refuseFormat('vpcId', answer),
  },
  {
    name: 'subnets',
    placeholder: '<ids>',
    text: 'private subnets of it, separated by commas',
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

/** The answers, with those of the starter kit for what is missing. Throws one error with all that cannot be used. */
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
      hint: 'it begins the names of buckets',
    };
  }
  // Parameters are named after the organization, and AWS keeps these names for itself.
  if (/^(aws|ssm)/.test(answer)) {
    return {
      message: `"${answer}" begins with "${answer.slice(0, 3)}", which AWS keeps for itself`,
      hint: 'choose a name that begins with something else',
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
    return { message: `"${answer}" is not a name for a team`, hint: 'use lowercase letters, digits and hyphens' };
  }
  if (answer === 'roles') return { message: '"roles" is the module of the roles', hint: 'choose another name' };
  if (!/^[a-z0-9](.*[a-z0-9])?$/.test(answer)) {
    return {
      message: `"${answer}" does not begin and end with a letter or digit`,
      hint: 'it ends the names of a bucket and of a Studio domain',
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
          message: `"${user}" is not the name of a session`,
          hint: 'use 2 to 64 letters, digits and any of _ + = . @ -, with one letter or digit at least',
        },
    profileNameOf,
  );
}

/** Refuses an empty list, an item that cannot be used, and two that come to the same. */
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
            ? `"${second}" is there twice`
            : `"${first}" and "${second}" would both be named "${identity(second)}"`,
      hint: `name every ${what} once`,
    };
}

/** What a check of the configuration reports first. */

/** Whether somebody is there to be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Asks for what is missing, on stderr; an answer that cannot be used is explained and asked for again. */
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
      hint: 'with --yes nothing is asked',
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
