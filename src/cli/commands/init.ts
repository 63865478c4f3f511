import { relative } from 'path';
import { Command, Option } from 'commander';
import { withExamples } from '../help';
import { completeAnswers, QUESTIONS, WrittenAnswers, askForMissing, canAsk } from '../init/answers';
import { defaultLanguage, Language, languageNamed, LANGUAGES } from '../init/languages';
import { projectFiles, Sample, samplesIn } from '../init/starter-kit';
import { checkPlace, GUIDE_BESIDE_README, writeProject, WrittenProject } from '../init/write-project';
import { OutputOptions, withOutputOptions } from '../options';
import { Terminal } from '../terminal';

type InitOptions = OutputOptions & WrittenAnswers & { readonly yes: boolean; readonly language: string };

/** `dsp init`: creates a project from the starter kit. */
export function initCommand(): Command {
  const command = new Command('init')
    .description('create a starter project: a platform with one team and your names')
    .argument('[directory]', 'directory to create', '.');
  for (const { name, placeholder, text, sample } of QUESTIONS) {
    command.option(`--${name} ${placeholder}`, `${text} (sample: ${sample})`);
  }
  command.addOption(
    new Option('--language <name>', 'language of an app that reads the files')
      .choices(LANGUAGES.map(({ name }) => name))
      .default(defaultLanguage()),
  );
  command.option('-y, --yes', 'ask no questions; use sample values for missing options', false);
  return withExamples(withOutputOptions(command), [
    ['dsp init my-platform', 'asks for names, VPC and subnets, and writes my-platform'],
    ['dsp init . --yes', 'writes the samples to this directory'],
    ['dsp init my-platform --language python', 'with an app in Python'],
    ['dsp init . --organization acme --users jane,joe', 'asks for the remaining values'],
  ]).action(async (directory: string, options: InitOptions) => init(directory, options, new Terminal(options)));
}

async function init(directory: string, options: InitOptions, terminal: Terminal): Promise<void> {
  // The options and the directory are checked before the first question.
  const language = languageNamed(options.language);
  checkPlace(directory, projectFiles(completeAnswers(options), directory, language));
  const answers = completeAnswers(!options.yes && canAsk() ? await askForMissing(options) : options);
  const files = projectFiles(answers, directory, language);
  const written = writeProject(directory, files);
  const samples = samplesIn(files, answers);
  if (options.output === 'json') {
    terminal.data(JSON.stringify({ directory: written.directory, files: written.files, samples }, undefined, 2));
    return;
  }
  terminal.progress(
    [
      `wrote ${written.files.length} files into ${shown(written.directory)}`,
      ...written.files.includes(GUIDE_BESIDE_README)
        ? [`your README.md is not changed; the guide is ${GUIDE_BESIDE_README}`]
        : [],
      ...remaining(samples),
      ...nextSteps(written, language),
    ].join('\n'),
  );
}

function remaining(samples: readonly Sample[]): string[] {
  return [
    '',
    'sample values to replace before the first deployment:',
    ...samples.map(({ file, line, what, value }) => `  ${file}:${line}: ${what} ${value}`),
  ];
}

function nextSteps({ directory, needsInstall }: WrittenProject, { dsp, install, synth }: Language): string[] {
  const steps = [
    ...(shown(directory) === '.' ? [] : [`cd ${shown(directory)}`]),
    ...(needsInstall ? install : []),
    `${dsp} validate`,
    synth,
  ];
  return ['', 'next:', ...steps.map((step) => `  ${step}`)];
}

function shown(directory: string): string {
  const path = relative(process.cwd(), directory);
  return path === '' ? '.' : path.startsWith('..') ? directory : path;
}
