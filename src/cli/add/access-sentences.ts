import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { isSeq, Node, parseDocument, visit } from 'yaml';
import { DomainRole } from './role-mentions';
import { WorkingCopy } from './working-copy';
import { WrittenModule } from './written-modules';
import { AccessSentenceOptions } from '../../platform/options/access-file-options';
import { ConfigurationError } from '../../private/problems';
import { accessCopies } from '../access/access-copies';
import { ACCESS_FILE, AccessFile, readAccessFile, sentenceHolds } from '../access/access-file';
import { PlatformAccess, readManagedPolicies } from '../access/platform-access';
import { makePlatform, newApp } from '../assembly';
import { YamlPath } from '../init/yaml-edits';

/** `access.yaml`, and the access that its sentences are about. */
interface Sentences {
  readonly file: AccessFile;
  readonly copies: readonly PlatformAccess[];
}

/** A role of a team that is there, and the new one that gets its access outside of the team. */
export interface RolePair {
  readonly from: DomainRole;
  readonly to: DomainRole;
}

/**
 * Adds new roles to the sentences about the roles that they are similar to: as allowed roles if that is true, and as
 * exceptions if the sentence would otherwise be false.
 */
export function extendSentences(copy: WorkingCopy, pairs: readonly RolePair[]): void {
  const sentences = pairs.length === 0 ? undefined : sentencesOf(copy);
  if (sentences === undefined) return;
  const { file, copies } = sentences;
  file.options.access.forEach((sentence, index) => {
    for (const list of ['allow', 'except'] as const) {
      const names = sentence[list] ?? [];
      const added = pairs
        .filter(({ from }) => names.some((name) => copies.some((access) => isRole(access, name, from))))
        .filter(({ to }) => !names.some((name) => copies.some((access) => isRole(access, name, to))))
        .flatMap(({ to }) => {
          const label = labelOf(copies, to);
          return label === undefined || !fits(sentences, sentence, list, label) ? [] : [label];
        });
      for (const label of new Set(added)) {
        copy.edit(ACCESS_FILE, (edits) => edits.append(['access', index, list], label));
      }
    }
  });
}

/** Removes the roles and resources of teams from the sentences, and the sentences about nothing else. */
export function removeFromSentences(copy: WorkingCopy, teams: readonly WrittenModule[]): void {
  const sentences = sentencesOf(copy);
  if (sentences === undefined) return;
  const { file, copies } = sentences;
  const isOfTeam = (stack: string | undefined) => stack !== undefined && copies.some((access) => {
    const module = access.origins.moduleOf(stack);
    return module !== undefined && teams.some(({ domain, name }) => domain === module.domain && name === module.name);
  });
  const isTeamRole = (name: string) => copies.some((access) =>
    isOfTeam(access.roles.find(name)?.role.resource?.stack));
  const isTeamResource = (name: string) => copies.some((access) => {
    const found = access.resources.find(name);
    return 'arn' in found && isOfTeam(found.resource?.resource.stack);
  });
  const isAboutTeam = ({ allow, deny, resources, context }: AccessSentenceOptions) =>
    (allow ?? deny ?? []).every(isTeamRole) || resources.every(isTeamResource)
      || references(context).some(isTeamResource);
  const about = file.options.access.flatMap((sentence, index) => (isAboutTeam(sentence) ? [index] : []));
  const gone = withAliases(copy.read(ACCESS_FILE)!, about);
  // The last one first, so the indexes of the others do not change.
  for (const [index, sentence] of [...file.options.access.entries()].reverse()) {
    const path = ['access', index];
    if (gone.has(index)) {
      copy.edit(ACCESS_FILE, (edits) => edits.remove(path));
      continue;
    }
    for (const list of ['allow', 'deny', 'except'] as const) {
      removeItems(copy, [...path, list], sentence[list], isTeamRole);
    }
    removeItems(copy, [...path, 'resources'], sentence.resources, isTeamResource);
  }
}

/** Removes roles that lost the access of a team from the sentences that allow it. */
export function removeLostAccess(copy: WorkingCopy, roles: readonly DomainRole[]): void {
  const sentences = roles.length === 0 ? undefined : sentencesOf(copy);
  if (sentences === undefined) return;
  const { file, copies } = sentences;
  for (const [index, sentence] of [...file.options.access.entries()].reverse()) {
    const isLost = (name: string) => !fits(sentences, sentence, 'allow', name)
      && roles.some((role) => copies.some((access) => isRole(access, name, role)));
    const path = ['access', index];
    if (sentence.allow?.every(isLost)) copy.edit(ACCESS_FILE, (edits) => edits.remove(path));
    else removeItems(copy, [...path, 'allow'], sentence.allow, isLost);
  }
}

function removeItems(
  copy: WorkingCopy, path: YamlPath, items: readonly string[] = [], isGone: (item: string) => boolean,
): void {
  if (items.length > 0 && items.every(isGone)) {
    copy.edit(ACCESS_FILE, (edits) => edits.remove(path));
    return;
  }
  for (const [index, item] of [...items.entries()].reverse()) {
    if (isGone(item)) copy.edit(ACCESS_FILE, (edits) => edits.remove([...path, index]));
  }
}

/** The sentences, with those that repeat a part of them by an alias. */
function withAliases(text: string, indexes: readonly number[]): Set<number> {
  const found = new Set(indexes);
  const all = parseDocument(text).get('access');
  const nodes = isSeq(all) ? all.items : [];
  for (const index of indexes) {
    const anchors = new Set<string>();
    visit(nodes[index] as Node, { Node: (_, { anchor }) => void (anchor === undefined || anchors.add(anchor)) });
    nodes.forEach((node, other) => visit(node as Node, {
      Alias: (_, { source }) => void (anchors.has(source) && found.add(other)),
    }));
  }
  return found;
}

/** Undefined without an `access.yaml`, and if the configuration has problems, which the validation reports. */
function sentencesOf(copy: WorkingCopy): Sentences | undefined {
  const file = readAccessFile(copy.directory, copy.edits);
  if (file === undefined || 'problems' in file) return undefined;
  const outdir = mkdtempSync(join(tmpdir(), 'dsp-access-'));
  try {
    const app = newApp(outdir);
    const { platform, configuration } = makePlatform(app, join(copy.directory, copy.entryFile), undefined, {
      edits: copy.edits,
    });
    return { file, copies: accessCopies(platform, configuration, readManagedPolicies(file.managedPolicies)) };
  } catch (error) {
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function fits(
  { file, copies }: Sentences, sentence: AccessSentenceOptions, list: 'allow' | 'except', label: string,
): boolean {
  const about = { ...sentence, allow: undefined, deny: undefined, except: undefined };
  return list === 'allow'
    ? copies.every((access) => sentenceHolds(file, access, { ...about, allow: [label] }))
    : copies.some((access) => !sentenceHolds(file, access, { ...about, deny: [label] }));
}

function isRole(access: PlatformAccess, name: string, { domain, name: role }: DomainRole): boolean {
  const [found, wanted] = [access.roles.find(name), access.roles.find(`${domain}/${role}`)];
  return found !== undefined && found === wanted;
}

function labelOf(copies: readonly PlatformAccess[], { domain, name }: DomainRole): string | undefined {
  const labels = copies.flatMap(({ roles }) => {
    const found = roles.find(`${domain}/${name}`);
    return found === undefined ? [] : [roles.labelOf(found)];
  });
  return labels.length === copies.length && new Set(labels).size === 1 ? labels[0] : undefined;
}

/** The resources that the conditions of a sentence name: `{{arn:key:example-team}}`. */
function references(context: unknown): string[] {
  return [...(JSON.stringify(context ?? {})).matchAll(/\{\{arn:([^{}]+)\}\}/g)].map(([, resource]) => resource);
}
