import { finish } from './checks';
import { checkGoModule } from './go-module';
import { checkMavenPackage } from './maven-package';
import { checkNpmPackage } from './npm-package';
import { checkNugetPackage } from './nuget-package';
import { checkPythonPackages } from './python-packages';

// Each check prints one line; nothing is published, and no token is read.
checkNpmPackage();
checkPythonPackages();
checkMavenPackage();
checkNugetPackage();
checkGoModule();
process.exitCode = finish() ? 0 : 1;
