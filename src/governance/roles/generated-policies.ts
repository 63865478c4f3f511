import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { BasePersona, PersonaLimits, personaStatements } from './base-persona';
import { GeneratedPolicyOptions } from './generated-role-options';
import { glueDenials } from './glue-denials';
import { IamNames } from './iam-names';
import { opensAnyStudioProfile, readPolicyDocument, StatementJson, tagsStudioProfiles } from './policy-documents';
import { unpublishedNames } from './published-names';
import { denyProfilesOfOthers, denyTagsOfProfiles } from '../../access/studio-profiles';
import { constructId } from '../../naming/names';
import { acknowledgeSuppressions, acknowledgeWildcards } from '../../private/acknowledge';
import { MANAGED_POLICY_LIMIT } from '../../private/facts/aws-limits';
import { OptionPath } from '../../private/option-path';
import { failAt, optionProblem, warnAt } from '../../private/option-problems';
import { policyLength, isPolicyStatement } from '../../private/policies';
import { throwProblems } from '../../private/problems';

const PERSONA_WILDCARDS =
  'Bucket policies, key policies and Lake Formation control access to objects, keys and tables; the names of jobs, '
    + 'workgroups and profiles are not known here.';

/** Statements that become one managed policy, or several if they exceed the size limit of IAM. */
interface PolicySource {
  /** Prefix of the construct IDs. */
  readonly prefix: string;
  /** Suffix of the construct IDs and names. */
  readonly key: string;
  readonly suffix: string;
  readonly verbatim?: boolean;
  readonly description?: string;
  readonly statements: PolicyStatement[];
  readonly path: OptionPath;
  /** The path of a part of the document. */
  readonly place: (at: OptionPath) => OptionPath;
}

/** The managed policies from the options and for personas. */
export class GeneratedPolicies {
  /** Policies by key, each in as many parts as its size requires. */
  public readonly byKey: { [key: string]: ManagedPolicy[] } = {};
  /** Policies by persona. */
  public readonly byPersona: { [persona: string]: ManagedPolicy[] } = {};

  private denial?: ManagedPolicy;
  private glueDenial?: ManagedPolicy;

  constructor(private readonly scope: Construct, private readonly names: IamNames) {}

  /** Creates the policy of a key of `generatePolicies`. */
  public add(key: string, options: GeneratedPolicyOptions): void {
    const path = ['generatePolicies', key];
    const { document, place } = this.source(options, path);
    const { statements, problems, pathOf } = readPolicyDocument(document);
    throwProblems(problems.map(({ path: at, ...problem }) => optionProblem(this.scope, place(at), problem)));
    const open = [...statements.keys()].filter((index) => opensAnyStudioProfile(statements[index]));
    const parts = this.create({
      prefix: 'Policy',
      key,
      suffix: key,
      verbatim: options.verbatimPolicyName,
      statements: [
        ...statements.map((statement) => PolicyStatement.fromJson(statement)),
        ...open.length > 0 ? [denyProfilesOfOthers(['*'], freeSid(statements, 'DenyProfilesOfOthers'))] : [],
        ...statements.some(tagsStudioProfiles) ? [denyTagsOfProfiles(freeSid(statements, 'DenyTagsOfProfiles'))] : [],
      ],
      path,
      place,
    });
    for (const part of parts) {
      acknowledgeSuppressions(part, options.suppressions);
    }
    for (const index of open) warnOfPresignedUrls(this.scope, place(pathOf(index)));
    statements.forEach((statement, index) => {
      for (const { path: at, ...warning } of unpublishedNames(statement)) {
        warnAt(this.scope, place([...pathOf(index), ...at]), warning);
      }
    });
    this.byKey[key] = parts;
  }

  /** The document of a policy, and the paths of its parts in the options. */
  private source(
    { policyDocument, statements }: GeneratedPolicyOptions,
    path: OptionPath,
  ): { document: unknown; place: (at: OptionPath) => OptionPath } {
    if (statements === undefined) {
      return { document: policyDocument, place: (at) => [...path, 'policyDocument', ...at] };
    }
    const refuse = (at: OptionPath, message: string, hint: string) =>
      failAt(this.scope, [...path, ...at], { code: 'DSP305', message, hint });
    if (policyDocument !== undefined) {
      refuse(['statements'], 'has both "policyDocument" and "statements"', 'keep one of them');
    }
    statements.forEach((statement, index) => {
      if (!isPolicyStatement(statement)) {
        refuse(
          ['statements', index],
          `statement ${index + 1} is not a PolicyStatement`,
          'use the PolicyStatement class of aws-cdk-lib, or specify JSON in "policyDocument"',
        );
      }
    });
    return {
      document: { Statement: statements.map((statement) => statement.toStatementJson() as object) },
      place: ([, ...at]) => [...path, 'statements', ...at],
    };
  }

  /** Creates the policy of a persona, which the option at `path` requires. */
  public addPersona(persona: BasePersona, path: OptionPath, limits: PersonaLimits): void {
    const parts = this.create({
      prefix: 'Persona',
      key: persona,
      suffix: `persona-${persona}`,
      description: `What the persona ${persona} may do besides access to data`,
      statements: personaStatements(this.scope, persona, limits),
      path,
      place: () => path,
    });
    for (const part of parts) acknowledgeWildcards(part, part.document, PERSONA_WILDCARDS);
    this.byPersona[persona] = parts;
  }

  /**
   * The policy for roles that can open every Studio profile through an AWS managed policy. The role at `path` requires
   * it.
   */
  public studioProfileDenial(path: OptionPath): ManagedPolicy {
    this.denial ??= this.createDenial(path, {
      key: 'StudioProfiles',
      suffix: 'studio-profiles',
      description: 'Denies the Studio profiles of other users',
      statements: [denyProfilesOfOthers(), denyTagsOfProfiles()],
    });
    return this.denial;
  }

  /** The policy for roles with full Glue access through an AWS managed policy. The role at `path` requires it. */
  public glueSettingsDenial(path: OptionPath): ManagedPolicy {
    this.glueDenial ??= this.createDenial(path, {
      key: 'GlueSettings',
      suffix: 'glue-settings',
      description: 'Denies settings of the Data Catalog, and Glue objects of other accounts',
      statements: glueDenials(this.scope),
    });
    return this.glueDenial;
  }

  /** The policies with denials. */
  public get denials(): ManagedPolicy[] {
    return [this.denial, this.glueDenial].filter((policy) => policy !== undefined);
  }

  private createDenial(
    path: OptionPath, source: Pick<PolicySource, 'key' | 'suffix' | 'description' | 'statements'>,
  ): ManagedPolicy {
    return this.create({ ...source, prefix: 'Denial', path, place: () => path })[0];
  }

  private create(source: PolicySource): ManagedPolicy[] {
    return splitStatements(this.scope, source.statements, source.place).map((document, index) => {
      // The first part has the name that the unsplit policy would have.
      const number = index === 0 ? '' : `${index + 1}`;
      const managedPolicyName = this.names.claim('managedPolicy', {
        label: index === 0 ? source.suffix : `${source.suffix} (part ${number})`,
        suffix: index === 0 ? source.suffix : `${source.suffix}-${number}`,
        verbatim: source.verbatim,
        path: source.path,
      });
      const id = `${source.prefix}${number}-${constructId(source.key)}`;
      return new ManagedPolicy(this.scope, id, { managedPolicyName, description: source.description, document });
    });
  }
}

/**
 * Documents within the size limit of IAM, with the statements in order. The effect of identity policies is cumulative,
 * so the statements can be in any of them.
 */
function splitStatements(
  scope: Construct,
  statements: PolicyStatement[],
  place: (at: OptionPath) => OptionPath,
): PolicyDocument[] {
  const documents: PolicyDocument[] = [];
  let current: PolicyStatement[] = [];
  statements.forEach((statement, index) => {
    const alone = lengthOf(scope, [statement]);
    if (alone > MANAGED_POLICY_LIMIT) {
      failAt(scope, place(['Statement', index]), {
        code: 'DSP301',
        message: `statement ${index + 1} results in a policy of about ${alone} characters without white space, and IAM `
          + `accepts ${MANAGED_POLICY_LIMIT}`,
        hint: 'split the statement, or use fewer and broader patterns',
      });
    }
    if (current.length > 0 && lengthOf(scope, [...current, statement]) > MANAGED_POLICY_LIMIT) {
      documents.push(documentOf(current));
      current = [];
    }
    current.push(statement);
  });
  return [...documents, documentOf(current)];
}

function lengthOf(scope: Construct, statements: PolicyStatement[]): number {
  return policyLength(Stack.of(scope).resolve(documentOf(statements).toJSON()));
}

/** The statements are not minimized, regardless of the feature flags of the app. */
function documentOf(statements: PolicyStatement[]): PolicyDocument {
  return new PolicyDocument({ statements, minimize: false });
}

/** The Sid of a denial, or one that is not used in the statements of the user. */
function freeSid(statements: StatementJson[], wanted: string): string {
  const taken = new Set(statements.map(({ Sid }) => Sid));
  return [wanted, ...statements.map((_, index) => `${wanted}${index + 2}`)].find((sid) => !taken.has(sid))!;
}

function warnOfPresignedUrls(scope: Construct, path: OptionPath): void {
  warnAt(scope, path, {
    code: 'DSP362',
    message: 'the statement allows "sagemaker:CreatePresignedDomainUrl" for other users\' profiles; an '
      + 'explicit deny for profiles whose tag "userid" does not match the session is added to the policy',
    hint: 'add the condition { StringEquals: { "sagemaker:ResourceTag/userid": "${aws:userid}" } }',
  });
}
