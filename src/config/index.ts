import { provideYamlSource } from '../platform/yaml-source';
import { readYamlDirectory } from './yaml-directory';

provideYamlSource(readYamlDirectory);
