import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Gives each test file a temporary folder of its own, and removes it after the file. It holds everything that tests,
 * the AWS CDK (`cdk.out`) and child processes leave in `os.tmpdir()`. It must be an environment: tests see only a copy
 * of `process.env`.
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
