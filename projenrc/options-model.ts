import { Component } from 'projen';
import type { JsiiProject } from 'projen/lib/cdk';

/**
 * After each compilation: `schemas/options.json`, the run-time model of the options structs, the JSON Schemas for
 * editors, and the pages of `docs/reference`.
 */
export class OptionsModel extends Component {
  constructor(project: JsiiProject) {
    super(project);
    const task = project.addTask('options-model', {
      description: 'Generate the model of the options structs from .jsii',
      exec: 'ts-node --transpile-only projenrc/generate-options-model.ts',
    });
    project.compileTask.spawn(task);
    project.compileTask.spawn(
      project.addTask('schemas', {
        description: 'Generate the JSON Schemas of the YAML files from .jsii',
        exec: 'ts-node --transpile-only projenrc/generate-schemas.ts',
      }),
    );
    project.compileTask.spawn(
      project.addTask('reference', {
        description: 'Generate the reference of the configuration from .jsii and the samples',
        exec: 'ts-node --transpile-only projenrc/generate-reference.ts',
      }),
    );
    project.compileTask.spawn(
      project.addTask('diagnostics', {
        description:
          'Generate the pages of docs/diagnostics and the index in docs/troubleshooting.md from the registry of '
            + 'diagnostics',
        exec: 'ts-node --transpile-only projenrc/generate-diagnostics.ts',
      }),
    );
    project.compileTask.spawn(
      project.addTask('concepts', {
        description: 'Generate the tables of docs/concepts.md from the kinds of modules',
        exec: 'ts-node --transpile-only projenrc/generate-concepts.ts',
      }),
    );
  }
}
