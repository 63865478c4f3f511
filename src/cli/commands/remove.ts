import { Argument, Command } from 'commander';
import { teamArgument, withChangeOptions } from './add';
import { applyChange, ChangeOptions } from '../add/apply-change';
import { removeTeam } from '../add/remove-team';
import { removeUsers } from '../add/users';
import { completedWith } from '../completion/command-line';
import { withExamples } from '../help';
import { list } from '../options';

/** `dsp remove`: the opposite of `dsp add`. Also lists what is retained. */
export function removeCommand(): Command {
  const command = new Command('remove')
    .description('remove a user or a team from the YAML files, and show what is retained in AWS')
    .addCommand(
      withExamples(
        withChangeOptions(new Command('user'))
          .description('remove users from a team')
          .addArgument(teamArgument())
          .addArgument(completedWith(
            new Argument('<names>', 'session names, separated by commas').argParser(list),
            { kind: 'names', level: 'user' },
          )),
        [['dsp remove user fraud carol', 'one user']],
      ).action((team: string, names: string[], options: ChangeOptions) =>
        applyChange(options, (copy) => removeUsers(copy, team, names))),
    )
    .addCommand(
      withExamples(
        withChangeOptions(new Command('team')).description('remove a team').addArgument(teamArgument()),
        [['dsp remove team fraud --dry-run', 'shows what would be removed and retained']],
      ).action((team: string, options: ChangeOptions) => applyChange(options, (copy) => removeTeam(copy, team))),
    );
  return withExamples(command, [
    ['dsp remove user fraud carol', 'the profile of a user'],
    ['dsp remove team fraud --dry-run', 'shows the edit and what is retained'],
  ]);
}
