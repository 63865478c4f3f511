import { ExternalRead } from './reference-log';
import { unique } from '../../private/collections';
import { OptionPath } from '../../private/option-path';
import { Problem } from '../../private/problems';
import { didYouMean } from '../../private/suggestions';
import { ModuleEntry } from '../module-entry';

/** A value that each project publishes. */
const OF_EACH_PROJECT = '/projectTopicArn/default';

/** Modules whose `projectName` is not that of a project of their domain, each reported once for all values. */
export class MissingProjects {
  private readonly reported = new Set<ModuleEntry>();

  constructor(
    private readonly published: { readonly organization: string; readonly paths: readonly string[] },
    private readonly reads: readonly ExternalRead[],
  ) {}

  /** The new problems with the readers of a path, which can be none. Undefined if the path is of no missing project. */
  public take(path: string): { readonly problem: Problem; readonly at: OptionPath }[] | undefined {
    const readers = unique(this.reads.filter(({ parameter }) => parameter === path).map(({ reader }) => reader));
    const projects = readers.map((reader) => this.missing(path, reader));
    if (!projects.some((project) => project !== undefined)) return undefined;
    return readers.flatMap((reader, index) => {
      const project = projects[index];
      if (project === undefined || this.reported.has(reader)) return [];
      this.reported.add(reader);
      return [{ problem: this.problem(project, reader), at: [...reader.path, reader.kind.key, 'projectName'] }];
    });
  }

  /** The name of the project of a reader, if the domain has other projects but not this one. */
  private missing(path: string, reader: ModuleEntry): string | undefined {
    const project = reader.kind.projectName?.(reader.options);
    const base = `${this.ofDomain(reader)}${project}/`;
    const projects = this.projectsOf(reader);
    if (project === undefined || !path.startsWith(base) || projects.length === 0) return undefined;
    return projects.includes(project) ? undefined : project;
  }

  private problem(project: string, reader: ModuleEntry): Problem {
    return {
      code: 'DSP228',
      message: `domain "${reader.domain}" has no project "${project}"`,
      hint: `${didYouMean(project, this.projectsOf(reader))!.replace(/\w$/, '$&.')} If another configuration creates the `
        + `project, add "${this.ofDomain(reader)}${project}/*" to "external_parameters" in mdaa.yaml ("externalParameters" in code)`,
    };
  }

  private projectsOf(reader: ModuleEntry): string[] {
    const base = this.ofDomain(reader);
    return this.published.paths
      .filter((path) => path.startsWith(base) && path.endsWith(OF_EACH_PROJECT))
      .map((path) => path.slice(base.length, -OF_EACH_PROJECT.length));
  }

  private ofDomain({ domain }: ModuleEntry): string {
    return `/${this.published.organization}/${domain}/`;
  }
}
