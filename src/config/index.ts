import { readYamlDirectory } from './yaml-directory';
import { provideYamlSource } from '../platform/yaml-source';

provideYamlSource(readYamlDirectory);
