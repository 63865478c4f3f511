import { Component } from 'projen';
import type { JsiiProject } from 'projen/lib/cdk';
import { LANGUAGES, PACK_FOR_BINDINGS, PYTHON_LAUNCHER } from './toolchains';

/** The content of the packages of each language, and the tasks that build all of them on one machine. */
export class Packages extends Component {
  constructor(project: JsiiProject) {
    super(project);
    // One compiled library is in every package. Source maps would be three quarters of it, for sources that
    // the packages do not contain.
    project.tsconfig!.file.addDeletionOverride('compilerOptions.inlineSourceMap');
    project.tsconfig!.file.addDeletionOverride('compilerOptions.inlineSources');

    project.npmignore?.exclude(
      '/.ci/',
      '/bench/',
      '/docs/',
      '/examples/',
      '/projenrc/',
      '/rosetta/',
      '/bin/test',
      '/.swcrc',
      '/.npmrc',
      '/API.md',
      '/CHANGELOG.md',
      '/CONTRIBUTING.md',
      '/SECURITY.md',
      'cdk.out/',
      '/test-reports/',
      // One file, lib/dsp.js, has all of it.
      '/lib/cli/',
      '/samples/',
    );

    // npm takes all files of a bundled package, regardless of the .npmignore of the root.
    project.package.setScript('prepack', 'ts-node --transpile-only projenrc/slim-bundles.ts');

    // The kernel of other languages drops keys that it does not know: bindings carry an assembly that lets them through
    // to `checkOptions`.
    for (const { name } of LANGUAGES.filter((language) => language.name !== 'js')) {
      project.tasks
        .tryFind(`package:${name}`)!
        .reset(`jsii-pacmak -v --target ${name} --pack-command '${PACK_FOR_BINDINGS}'`);
    }

    // `dsp` from pip starts Node.js without the kernel.
    project.tasks.tryFind('package:python')!.exec(PYTHON_LAUNCHER);

    // A workflow that publishes runs `package:java` and its like, which fail without their tools.
    project.tasks
      .tryFind('package-all')!
      .reset('ts-node --transpile-only projenrc/package-all.ts', { receiveArgs: true });

    // The first release has no version to compare with, which jsii-diff reports. It needs the registry, so it is part
    // of
    // `build` and not of `compile`.
    project.postCompileTask.spawn(project.tasks.tryFind('compat')!);
  }
}
