import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Creates a temporary folder for each test file and removes it afterwards. It contains everything that tests, the AWS
 * CDK (`cdk.out`) and child processes leave in `os.tmpdir()`. This must be an environment, because tests see only a
 * copy of `process.env`.
 */
class TemporaryFolderEnvironment extends TestEnvironment {
  private readonly before = process.env.TMPDIR;
  private readonly folder = mkdtempSync(join(tmpdir(), 'dsp-test-'));

  constructor(...args: ConstructorParameters<typeof TestEnvironment>) {
    super(...args);
    process.env.TMPDIR = this.folder;
    this.global.process.env.TMPDIR = this.folder;
  }

  public async teardown(): Promise<void> {
    if (this.before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = this.before;
    rmSync(this.folder, { recursive: true, force: true });
    await super.teardown();
  }
}

export = TemporaryFolderEnvironment;
