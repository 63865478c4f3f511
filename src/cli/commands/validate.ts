import { Command } from 'commander';
import { withExamples } from '../help';
import { mergedProblems } from '../merged-problems';
import { CommonOptions, withCommonOptions, withStrictOption } from '../options';
import { count, Terminal } from '../terminal';
import { validateInProcesses, Validation } from '../validation/validation';
import { githubAnnotations, validationJson } from '../validation/validation-output';

interface ValidateOptions extends Omit<CommonOptions, 'output'> {
  readonly output: 'text' | 'json' | 'github';
  readonly strict: boolean;
}

/** `dsp validate`: reports all problems of a configuration, in one run. */
export function validateCommand(): Command {
  const command = withStrictOption(withCommonOptions(new Command('validate'), ['text', 'json', 'github']))
    .description('check all files, references and AWS limits without writing files');
  return withExamples(command, [
    ['dsp validate', 'every problem of mdaa.yaml and the files that it refers to'],
    ['dsp validate --strict', 'external parameters must be declared'],
    ['dsp validate --output github', 'annotations at the lines of a pull request'],
  ]).action(async (options: ValidateOptions) => {
    const found = await validateInProcesses(options);
    print(found, options);
    process.exitCode = found.problems.length === 0 ? 0 : 1;
  });
}

function print(found: Validation, options: ValidateOptions): void {
  const terminal = new Terminal(options);
  switch (options.output) {
    case 'json': return terminal.data(JSON.stringify(validationJson(found), undefined, 2));
    case 'github': {
      const annotations = githubAnnotations(found);
      return annotations === '' ? undefined : terminal.data(annotations);
    }
    case 'text': return printText(found, terminal);
  }
}

function printText({ problems, warnings: found, remarks, summary }: Validation, terminal: Terminal): void {
  const warnings = mergedProblems(found);
  terminal.warnings(warnings);
  if (problems.length > 0) {
    terminal.warnings(remarks.filter(({ position }) => position !== undefined), 'note');
    terminal.problems(problems);
    return;
  }
  terminal.warnings(remarks, 'note');
  const others = [
    ...warnings.length === 0 ? [] : [count(warnings.length, 'warning')],
    ...remarks.length === 0 ? [] : [count(remarks.length, 'note')],
  ];
  terminal.progress([
    `${count(summary.stacks, 'stack')}, ${count(summary.resources, 'resource')}: no errors`, ...others,
  ].join(', '));
}
