import { readConfiguration } from '../../src/config/yaml-directory';
import { formatProblem, Problem } from '../../src/private/problems';
import { directoryWith } from '../support/scratch-kit';

function problemsOf(mdaa: string): readonly Problem[] {
  return readConfiguration(directoryWith({ 'mdaa.yaml': mdaa })).problems;
}

test.each([
  ['modules', `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          glue-catalog:
            module_path: "@aws-mdaa/glue-catalog"
            roles:
              module_path: "@aws-mdaa/roles"
`, 'mdaa.yaml:9:13', 'if "roles" is a module, indent it like the module in which it is'],
  ['environments', `organization: acme
domains:
  shared:
    environments:
      dev:
        modules: {}
        prod:
          account: "111122223333"
          modules: {}
`, 'mdaa.yaml:7:9', 'if "prod" is an environment, indent it like the environment in which it is'],
])('%s in others are one problem', (_, mdaa, place, hint) => {
  const problems = problemsOf(mdaa).map((problem) => formatProblem(problem));

  expect(problems).toEqual([expect.stringContaining(`${place}: error DSP110: unknown key`)]);
  expect(problems[0]).toContain(`hint: ${hint}`);
});

test('modules next to their environment are one problem, and are read as its modules', () => {
  const directory = directoryWith({
    'mdaa.yaml': `organization: acme
domains:
  shared:
    environments:
      dev:
        account: "111122223333"
      modules:
        glue-catalog:
          module_path: "@aws-mdaa/glue-catalog"
`,
  });

  const { problems, options } = readConfiguration(directory);

  expect(problems.map((problem) => formatProblem(problem))).toEqual([
    'mdaa.yaml:7:7: error DSP110: "modules" is next to the names in "environments", and belongs to one of them\n'
      + '  hint: indent "modules" and the lines below it under "dev"',
  ]);
  expect(Object.keys(options.domains.shared.environments.dev.modules ?? {})).toEqual(['glue-catalog']);
});

test('environments next to their domain are one problem', () => {
  const problems = problemsOf(`organization: acme
domains:
  shared:
  environments:
    dev:
      modules:
        glue-catalog:
          module_path: "@aws-mdaa/glue-catalog"
`);

  expect(problems.map(({ hint }) => hint)).toEqual(['indent "environments" and the lines below it under "shared"']);
});

test('the first key of a level is a name, as before', () => {
  const [problem] = problemsOf('organization: acme\ndomains:\n  environments: {}\n');

  expect(problem).toMatchObject({ code: 'DSP112', message: '"environments" is missing' });
});
