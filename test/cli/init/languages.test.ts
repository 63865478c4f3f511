import { readFileSync } from 'fs';
import { join } from 'path';
import { appVersions, defaultLanguage } from '../../../src/cli/init/languages';
import { ROOT } from '../../support/documents';

test('apps use the version of the CDK that the examples are tested with', () => {
  const requirements = readFileSync(join(ROOT, 'examples', 'python', 'requirements.txt'), 'utf8');
  const pom = readFileSync(join(ROOT, 'examples', 'java', 'pom.xml'), 'utf8');
  const project = readFileSync(
    join(ROOT, 'examples', 'dotnet', 'src', 'MyPlatform', 'MyPlatform.csproj'), 'utf8',
  );

  const { CDK_VERSION } = appVersions();

  expect(requirements).toContain(`aws-cdk-lib==${CDK_VERSION}\n`);
  expect(pom).toContain(`<cdk.version>${CDK_VERSION}</cdk.version>`);
  expect(project).toContain(`Include="Amazon.CDK.Lib" Version="${CDK_VERSION}"`);
});

test('the program of the Python package writes projects in Python', () => {
  expect(defaultLanguage({ DSP_LAUNCHER: 'python' })).toBe('python');
  expect(defaultLanguage({})).toBe('yaml');
});
