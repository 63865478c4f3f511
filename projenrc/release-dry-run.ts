import { Component } from 'projen';
import type { JsiiProject } from 'projen/lib/cdk';

/** `npx projen release:dry-run`: the packages in `dist/` as their registries will see them. Nothing is published. */
export class ReleaseDryRun extends Component {
  constructor(project: JsiiProject) {
    super(project);
    project.addTask('release:dry-run', {
      description: 'Make the packages of all languages and check them as the registries will; nothing is published',
      steps: [{ spawn: 'package-all' }, {
        spawn: project.addTask('release:check', {
          description: 'Check the packages in dist/ as the registries will',
          exec: 'ts-node --transpile-only projenrc/dry-run/main.ts',
        }).name,
      }],
    });
  }
}
