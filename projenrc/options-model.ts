import { Component } from 'projen';
import type { JsiiProject } from 'projen/lib/cdk';

/** Writes `schemas/options.json`, the run-time model of the options structs, after each compilation. */
export class OptionsModel extends Component {
  constructor(project: JsiiProject) {
    super(project);
    const task = project.addTask('options-model', {
      description: 'Generate the model of the options structs from .jsii',
      exec: 'ts-node --transpile-only projenrc/generate-options-model.ts',
    });
    project.compileTask.spawn(task);
  }
}
