import { Context } from './context-levels';
import { parseText, Part } from './template-text';
import { isPlainObject } from '../../private/collections';
import { OptionPath } from '../../private/option-path';
import { isPolicyStatement, mapStatement } from '../../private/policies';
import { Problem } from '../../private/problems';
import { SpelledScalar } from '../../private/spelled-scalar';
import { choices, didYouMean, nearest } from '../../private/suggestions';

/** The values that a reference can resolve to at synthesis. */
export interface StaticScope {
  readonly organization: string;
  readonly domain?: string;
  readonly environment?: string;
  readonly moduleName?: string;
  /** Context of this level, merged with that of the levels above it. */
  readonly context: Context;
}

/** Reports a problem at the current location. */
export type Report = (problem: Problem) => void;

/** References that are not resolved until the stack is known. */
const DEFERRED = ['partition', 'region', 'account', 'resolve', 'ref', 'param'];
const STATIC = ['org', 'domain', 'env', 'module_name', 'context', 'env_var', 'ssm-org', 'ssm-domain', 'ssm-env'];
/** References with an argument, and an example of it. */
const WITH_ARGUMENT: { readonly [name: string]: string } = {
  'context': 'NAME',
  'env_var': 'NAME',
  'param': 'NAME',
  'ref': 'CONSTRUCT/PATH',
  'resolve': 'ssm:/PATH',
  'ssm-org': '/PATH',
  'ssm-domain': '/PATH',
  'ssm-env': '/PATH',
};

/** Matches `ssm-org:/PATH` and similar references, which become `ssm:/ORGANIZATION/PATH`. */
const PARAMETER_BELOW = /^(ssm-(?:org|domain|env)):(\/.*)$/s;
/** References that another tool resolves, with the reason. */
const ELSEWHERE: { readonly [name: string]: string } = {
  blueprint: 'AWS MDAA replaces it when it installs a blueprint: specify the value itself',
};

/** Replaces static references at any depth of `value`, including keys. */
export function expandStatic(
  value: unknown,
  scope: StaticScope,
  report: (problem: Problem, path: OptionPath) => void,
  path: OptionPath = [],
): unknown {
  if (typeof value === 'string') return expandText(value, scope, (problem) => report(problem, path));
  if (Array.isArray(value)) return value.map((item, index) => expandStatic(item, scope, report, [...path, index]));
  if (isPolicyStatement(value)) return mapStatement(value, (json) => expandStatic(json, scope, report, path));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => {
    const name = expandText(key, scope, (problem) => report(problem, [...path, key]));
    return [String(name), expandStatic(item, scope, report, [...path, key])];
  }));
}

/** Whether a string can contain a static reference. */
export function isStaticReference(text: string): boolean {
  return text.includes('{{') || PARAMETER_BELOW.test(text);
}

/**
 * Replaces the references in a string. A string that consists of one reference can become a list, a map, a number or a
 * boolean.
 */
export function expandText(text: string, scope: StaticScope, report: Report): unknown {
  if (!isStaticReference(text)) return text;
  return new Expansion(scope, report).text(text);
}

class Expansion {
  private readonly open: string[] = [];

  constructor(private readonly scope: StaticScope, private readonly report: Report) {}

  public text(text: string): unknown {
    const below = PARAMETER_BELOW.exec(text);
    if (below) return `ssm:${this.path(below[1], this.join(parseText(below[2])))}`;
    const parts = parseText(text);
    if (parts.length === 1 && typeof parts[0] !== 'string') return this.reference(parts[0].parts, true);
    return this.join(parts);
  }

  private join(parts: Part[]): string {
    return parts
      .map((part) => (typeof part === 'string' ? part : this.scalar(this.reference(part.parts, false), part.parts)))
      .join('');
  }

  private scalar(value: unknown, parts: Part[]): string {
    if (typeof value === 'object' && value !== null && !(value instanceof SpelledScalar)) {
      this.report({
        code: 'DSP206',
        message: `"{{${this.source(parts)}}}" is a ${Array.isArray(value) ? 'list' : 'map'}, which cannot be `
          + 'part of a longer string',
        hint: 'use the reference as the whole value',
      });
      return '';
    }
    return String(value);
  }

  private reference(parts: Part[], alone: boolean): unknown {
    const body = this.join(parts).trim();
    const colon = body.indexOf(':');
    const name = colon < 0 ? body : body.slice(0, colon);
    const argument = colon < 0 ? undefined : body.slice(colon + 1);
    if (DEFERRED.includes(name)) return `{{${body}}}`;
    switch (name) {
      case 'org':
        return this.scope.organization;
      case 'domain':
        return this.level(name, this.scope.domain);
      case 'env':
        return this.level(name, this.scope.environment);
      case 'module_name':
        return this.level(name, this.scope.moduleName);
      case 'context':
        return this.context(argument ?? '');
      case 'env_var':
        return this.environmentVariable(argument ?? '', alone);
      case 'ssm-org':
      case 'ssm-domain':
      case 'ssm-env':
        return `{{resolve:ssm:${this.path(name, argument ?? '')}}}`;
      default:
        this.report({
          code: 'DSP207',
          message: `unknown reference "{{${body}}}"`,
          hint: ELSEWHERE[name] ?? this.contextHint(body) ?? unknownReferenceHint(name, argument),
        });
        return '';
    }
  }

  /** A context value whose prefix is missing. */
  private contextHint(name: string): string | undefined {
    return Object.hasOwn(this.scope.context.values, name) ? `did you mean "{{context:${name}}}"?` : undefined;
  }

  private level(name: string, value: string | undefined): string {
    if (value !== undefined) return value;
    this.report({
      code: 'DSP208',
      message: `"{{${name}}}" has no value at this level`,
      hint: 'use it below a domain, environment or module',
    });
    return '';
  }

  /** The path of a parameter under the level that the reference specifies. */
  private path(name: string, path: string): string {
    const levels = [
      this.scope.organization,
      ...name === 'ssm-org' ? [] : [this.level(name, this.scope.domain)],
      ...name === 'ssm-env' ? [this.level(name, this.scope.environment)] : [],
    ];
    return `/${[...levels, path.replace(/^\/+/, '')].join('/')}`;
  }

  private context(key: string): unknown {
    if (!Object.hasOwn(this.scope.context.values, key)) {
      this.report({
        code: 'DSP209',
        message: `no context value "${key}"`,
        notes: [
          ...(this.open.length === 0
            ? []
            : [
              `it is read by ${[...this.open]
                .reverse()
                .map((name) => `"${name}"`)
                .join(', which is read by ')} of the context`,
            ]),
          ...this.scope.context.notes,
        ],
        hint: didYouMean(key, Object.keys(this.scope.context.values)) ?? `add "${key}" to "context" in mdaa.yaml`,
      });
      return '';
    }
    if (this.open.includes(key)) {
      this.report({
        code: 'DSP205',
        message: `context values have circular references: ${[...this.open, key].join(' -> ')}`,
      });
      return '';
    }
    this.open.push(key);
    const value = expandStaticWith(this.scope.context.values[key], (text) => this.text(text));
    this.open.pop();
    return value;
  }

  private environmentVariable(name: string, alone: boolean): unknown {
    const value = process.env[name];
    if (value === undefined) {
      this.report({
        code: 'DSP210',
        message: `the environment variable "${name}" is not set`,
        hint: `set it before running: export ${name}=...`,
      });
      return '';
    }
    if (!alone || !/^\s*[[{]/.test(value)) return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  }

  private source(parts: Part[]): string {
    return parts.map((part) => (typeof part === 'string' ? part : `{{${this.source(part.parts)}}}`)).join('');
  }
}

/** Other words for references. */
const OTHER_WORDS: { readonly [word: string]: string } = {
  organisation: 'org', module: 'module_name', name: 'module_name', ssm: 'resolve', parameter: 'param', var: 'env_var',
};

/** The reference that was probably meant, as it is written. */
function unknownReferenceHint(name: string, argument: string | undefined): string | undefined {
  const known = [...STATIC, ...DEFERRED];
  const word = name.toLowerCase().replace(/^aws::/, '').replace(/^ssm:/, '');
  const meant = nearest(word, known) ?? (Object.hasOwn(OTHER_WORDS, word) ? OTHER_WORDS[word] : undefined)
    ?? known.find((other) => other.length > 2 && word.startsWith(other));
  if (meant === undefined) return choices(known);
  const takes = WITH_ARGUMENT[meant];
  const given = meant === 'resolve' ? argument?.replace(/^(ssm:)?/, 'ssm:') : argument;
  const written = takes === undefined ? meant : `${meant}:${given ?? takes}`;
  return `did you mean "{{${written}}}"?`;
}

function expandStaticWith(value: unknown, text: (text: string) => unknown): unknown {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((item) => expandStaticWith(item, text));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [String(text(key)), expandStaticWith(item, text)]),
  );
}
