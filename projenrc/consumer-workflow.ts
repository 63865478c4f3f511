import { Component } from 'projen';
import type { JsiiProject } from 'projen/lib/cdk';
import { GithubWorkflow, WorkflowSteps } from 'projen/lib/github';
import { JobPermission } from 'projen/lib/github/workflows-model';

/**
 * A workflow that uses the packages as their users will: the dry run of a release, and the examples in every language.
 */
export class ConsumerWorkflow extends Component {
  constructor(project: JsiiProject) {
    super(project);
    const workflow = new GithubWorkflow(project.github!, 'consumers');
    workflow.on({ pullRequest: {}, push: { branches: ['main'] }, workflowDispatch: {} });
    workflow.addJob('consumers', {
      runsOn: ['ubuntu-latest'],
      permissions: { contents: JobPermission.READ },
      tools: {
        node: { version: '24' },
        python: { version: '3.11' },
        java: { version: '17' },
        dotnet: { version: '8.x' },
        go: { version: '^1.25.0' },
      },
      env: { CI: 'true' },
      steps: [
        WorkflowSteps.checkout(),
        { name: 'Install dependencies', run: 'npm ci' },
        { name: 'Compile', run: 'npx projen compile' },
        { name: 'Packages as the registries will see them', run: 'npx projen release:dry-run' },
        { name: 'Examples in every language', run: 'examples/check' },
      ],
    });
  }
}
