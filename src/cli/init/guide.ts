import { Answers, QUESTIONS } from './answers';
import { Language } from './languages';
import type { Sample } from './starter-kit';
import { profileNameOf } from '../../datascience/studio-user-profiles';

/** Parts of the guide of the kit that say nothing about a project: how to copy the kit, and where it comes from. */
const LEFT_OUT = ['The short way', 'What differs from'];
const CONFIGURE = '2. Configure';

/** The guide of a project: that of the starter kit, with the names of the answers. */
export function guide(kit: string, answers: Answers, samples: readonly Sample[], language: Language): string {
  const [introduction, ...sections] = kit.split(/^## /m);
  const kept = sections
    .filter((section) => !LEFT_OUT.some((title) => section.startsWith(title)))
    .map((section) => (section.startsWith(CONFIGURE) ? `${CONFIGURE}\n\n${configuration(answers, samples)}\n` : section));
  const text = [introduction.replace(/^# .*/, `# Data science platform of ${answers.organization}`), ...kept].join('## ');
  return `${withCommands(withNames(text, answers), language).trimEnd()}\n`;
}

/** The commands of the guide as they are in the language. */
function withCommands(text: string, { dsp, install, isNode }: Language): string {
  const installed = install.length === 0 ? '' : `\nHere:\n\n\`\`\`console\n${install.join('\n')}\n\`\`\`\n`;
  const commands = text.replace('\nHere:\n\n```console\nnpm install\n```\n', () => installed).replaceAll('npx dsp', dsp);
  return isNode ? commands : commands.replaceAll('npx cdk ', 'npx aws-cdk ');
}

function withNames(text: string, answers: Answers): string {
  const names: readonly [string, string][] = [
    ['In a copy of this directory', 'Here'],
    ['datascience/datascience-team.yaml  the team', `datascience/${answers.team}.yaml`.padEnd(35) + 'the team'],
    ['datascience-team.yaml', `${answers.team}.yaml`],
    ['example-team', answers.team],
    ['--user-profile-name team1', `--user-profile-name ${profileNameOf(answers.users[0])}`],
    ['--role-session-name team1', `--role-session-name ${answers.users[0]}`],
    ['<org>', answers.organization],
    ...answers.account === 'default' ? [] : [['<account>', answers.account]] as [string, string][],
  ];
  return names.reduce((result, [from, to]) => result.replaceAll(from, () => to), text);
}

function configuration(answers: Answers, samples: readonly Sample[]): string {
  const rows = QUESTIONS.map(({ name }) => `| ${name} | ${[answers[name]].flat().map((value) => `\`${value}\``).join(', ')} |`);
  const remaining = samples.map(({ file, what, value }) => `- \`${file}\`: ${what} \`${value}\``);
  return [
    'This project was made with these answers:',
    '',
    '| what | value |',
    '| --- | --- |',
    ...rows,
    '',
    'Values marked EDIT are yours to change before the first deployment. These are samples:',
    '',
    ...remaining,
    '',
    'Editors that know the YAML language server (in VS Code the extension "YAML") complete and check every key; `npx dsp validate` checks all of it.',
    '',
  ].join('\n');
}
