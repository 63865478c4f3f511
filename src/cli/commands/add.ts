import { Argument, Command, Option } from 'commander';
import { addEnvironment, EnvironmentOptions } from '../add/add-environment';
import { addTeam, NewTeamOptions } from '../add/add-team';
import { applyChange, ChangeOptions } from '../add/apply-change';
import { copyTeam } from '../add/copy-team';
import { addEntry, ENTRY_KINDS, EntryOptions } from '../add/entries';
import { checkTeamName, checkUserNames } from '../add/names';
import { addUsers } from '../add/users';
import { completedWith } from '../completion/command-line';
import { withExamples } from '../help';
import { list, withConfigOption, withOutputOptions } from '../options';

/** `dsp add`: edits the YAML files in place. */
export function addCommand(): Command {
  const command = new Command('add')
    .description('add a team, user, environment, bucket, database or role to the YAML files')
    .addCommand(teamCommand())
    .addCommand(userCommand())
    .addCommand(environmentCommand());
  for (const kind of ENTRY_KINDS) {
    command.addCommand(
      withExamples(
        withChangeOptions(new Command(kind.what))
          .description(`add a ${kind.what} to a ${kind.module} module, as a copy of another one`)
          .argument('<name>', `name of the ${kind.what}`)
          .option('-m, --module <name>', `the ${kind.module} module, if there are several`)
          .addOption(completedWith(
            new Option('--copy-from <name>', `the ${kind.what} to copy, if they differ`),
            { kind: 'names', level: kind.what },
          )),
        [[`dsp add ${kind.what} NAME --dry-run`, 'shows the edit and writes nothing']],
      ).action((name: string, options: ChangeOptions & EntryOptions) =>
        applyChange(options, (copy) => addEntry(copy, kind, name, options))),
    );
  }
  return withExamples(command, [
    ['dsp add team fraud --users alice,bob', 'a team with its own roles'],
    ['dsp add user fraud carol', 'another user of the team'],
    ['dsp add environment prod --account 111122223333 --region eu-west-1', 'every domain, in another account'],
  ]);
}

function teamCommand(): Command {
  return withExamples(
    withChangeOptions(new Command('team'))
      .description('add a team that creates its own roles, in the network of the existing teams')
      .argument('<name>', 'name of the team')
      .option('--users <names>', 'session names of its users, separated by commas', list, [])
      .option('--vpc <id>', 'its VPC, or a reference to it (default: the VPC of the existing teams)')
      .option('--subnets <ids>', 'private subnets of the VPC, separated by commas', list)
      .addOption(completedWith(
        new Option('-d, --domain <name>', 'its domain, if no domain or several have teams'),
        { kind: 'names', level: 'domain' },
      ))
      .addOption(completedWith(
        new Option(
          '--access-of <team>',
          'an existing team whose access to data outside of the team the new team gets (default: only the access to '
          + 'the sample data of the starter kit)',
        ),
        { kind: 'names', level: 'team' },
      ))
      .addOption(completedWith(
        new Option('--copy-from <team>', 'copy the file and the roles of an existing team instead, by name or '
          + 'DOMAIN/ENVIRONMENT/NAME').conflicts(['vpc', 'subnets', 'domain', 'accessOf']),
        { kind: 'names', level: 'team' },
      )),
    [
      ['dsp add team fraud --users alice,bob', 'a team with its own roles'],
      ['dsp add team fraud --users alice --access-of example-team', 'with the access of another team to the data lake'],
      ['dsp add team fraud --users alice --copy-from example-team', 'a copy of another team and its roles'],
    ],
  ).action((name: string, options: ChangeOptions & NewTeamOptions & { readonly copyFrom?: string }) => {
    checkTeamName(name);
    if (options.users.length > 0) checkUserNames(options.users);
    applyChange(options, (copy) => (options.copyFrom === undefined
      ? addTeam(copy, name, options)
      : copyTeam(copy, name, options.users, options.copyFrom)));
  });
}

function userCommand(): Command {
  return withExamples(
    withChangeOptions(new Command('user'))
      .description('add users to a team, with copies of the first Studio profile')
      .addArgument(teamArgument())
      .argument('<names>', 'session names, separated by commas', list),
    [['dsp add user fraud carol', 'one user']],
  ).action((team: string, names: string[], options: ChangeOptions) => {
    checkUserNames(names);
    applyChange(options, (copy) => addUsers(copy, team, names));
  });
}

function environmentCommand(): Command {
  return withExamples(
    withChangeOptions(new Command('environment'))
      .description('add an environment to each domain, as a copy of another one')
      .argument('<name>', 'name of the environment, for example prod')
      .requiredOption('--account <digits>', 'its AWS account, or "default"')
      .option('--region <region>', 'its AWS Region (default: the Region of the copied environment)')
      .option('-d, --domain <names>', 'only in these domains', list)
      .addOption(completedWith(
        new Option('--copy-from <environment>', 'the environment to copy, if there are several'),
        { kind: 'names', level: 'env' },
      )),
    [['dsp add environment prod --account 111122223333 --region eu-west-1', 'a copy of the only environment']],
  ).action((name: string, options: ChangeOptions & EnvironmentOptions) =>
    applyChange(options, (copy) => addEnvironment(copy, name, options)),
  );
}

export function teamArgument(): Argument {
  return completedWith(new Argument('<team>', 'name of the team'), { kind: 'names', level: 'team' });
}

export function withChangeOptions(command: Command): Command {
  return withOutputOptions(withConfigOption(command))
    .option('--dry-run', 'show the edit and validate it, but write nothing', false);
}
