import { Component } from 'projen';
import type { JsiiProject } from 'projen/lib/cdk';

/** The snippets in the documents: they compile, and the README shows them in every language. */
export class Snippets extends Component {
  constructor(project: JsiiProject) {
    super(project);
    const rosetta = project.addTask('rosetta', {
      description: 'Compile the snippets in the documents and the docstrings, and translate them',
    });
    // Writes `.jsii.tabl.json`, which the packages need for the examples in their docstrings. It is a product of the
    // build and not committed.
    rosetta.exec('jsii-rosetta extract --strict');
    rosetta.exec('ts-node --transpile-only projenrc/generate-snippets.ts');
    project.postCompileTask.spawn(rosetta);
    project.annotateGenerated('/docs/languages/snippets.md');

    project.compileTask.spawn(project.addTask('readme-links', {
      description: 'Make the links of the README absolute in .jsii, for registries that know no repository',
      exec: 'ts-node --transpile-only projenrc/readme-links.ts',
    }));
  }
}
