import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

/**
 * Files of an assembly that depend on the machine or the version of the construct library, and that neither a
 * comparison nor a deployment reads.
 */
const NOT_KEPT = /^(asset\.|tree\.json$|.*\.metadata\.json$|validation-report\.json$)/;

/** Artifacts that refer to such files. */
const ARTIFACTS_NOT_KEPT = ['cdk:tree', 'cdk:feature-flag-report'];

/** The compared files of a cloud assembly, by file name: every template, and the manifest of the test. */
export function comparable(directory: string): { [file: string]: Json } {
  if (!existsSync(directory)) return {};
  const files = readdirSync(directory)
    .filter((file) => file.endsWith('.template.json') || file === 'integ.json')
    .sort();
  return Object.fromEntries(files.map((file) => [file, withoutVersions(readJson(join(directory, file)))]));
}

/** Replaces the snapshot with an assembly. */
export function writeSnapshot(assembly: string, snapshot: string): void {
  rmSync(snapshot, { recursive: true, force: true });
  mkdirSync(snapshot);
  for (const file of readdirSync(assembly).filter((name) => !NOT_KEPT.test(name))) {
    cpSync(join(assembly, file), join(snapshot, file));
  }
  const manifest = readJson(join(snapshot, 'manifest.json'));
  for (const [id, artifact] of Object.entries<Json>(manifest.artifacts)) {
    if (ARTIFACTS_NOT_KEPT.includes(artifact.type)) delete manifest.artifacts[id];
    delete artifact.metadata;
    delete artifact.additionalMetadataFile;
  }
  writeFileSync(join(snapshot, 'manifest.json'), `${JSON.stringify(manifest, undefined, 1)}\n`);
}

/** Without the version of the schema, and without the time at which an assertion was created. */
function withoutVersions(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutVersions);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !['version', 'minimumCliVersion', 'salt'].includes(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutVersions(item)]));
}

function readJson(file: string): Json {
  return JSON.parse(readFileSync(file, 'utf8'));
}
