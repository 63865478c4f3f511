import { provideYamlSource } from '../platform/yaml-source';

provideYamlSource((path) => {
  // An app that is written in code does without the parser of YAML, which takes a tenth of the time in which the library loads.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { readYamlDirectory } = require('./yaml-directory') as typeof import('./yaml-directory');
  return readYamlDirectory(path);
});
