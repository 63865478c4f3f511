import { RequestContext } from './request';

/** A part of a pattern: text, a wildcard, or a policy variable. */
type Token =
  | { readonly text: string }
  | { readonly wildcard: '*' | '?' }
  | { readonly variable: string; readonly fallback?: string };

/** Segments of an ARN; the last one is the resource. */
const ARN_SEGMENTS = 6;
const IS_ARN = /^(?:[^:]*:){5}/;

/** How a string in a policy is interpreted. */
export interface PatternOptions {
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  /** Whether `${...}` is a policy variable, as in policies of version 2012-10-17. */
  readonly variables: boolean;
  readonly ignoreCase?: boolean;
}

/**
 * A string in a policy that can contain wildcards and policy variables. The value of a variable is compared literally,
 * even if it contains a wildcard.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export class Pattern {
  private readonly tokens: readonly Token[];
  /** The regular expression of a pattern without variables. */
  private readonly fixed?: RegExp;

  constructor(text: string, private readonly options: PatternOptions) {
    this.tokens = tokensOf(text, options);
    if (!this.tokens.some((token) => 'variable' in token)) this.fixed = this.expression(this.tokens);
  }

  /** Whether a value matches. No value matches if a variable cannot be resolved. */
  public matches(value: string, context: RequestContext): boolean {
    return this.compare(value, context) ?? false;
  }

  /** The same, but undefined if the request does not have a variable without a default. */
  public compare(value: string, context: RequestContext): boolean | undefined {
    if (this.fixed !== undefined) return this.fixed.test(value);
    const tokens: Token[] = [];
    for (const token of this.tokens) {
      if ('variable' in token) {
        const values = context.get(token.variable) ?? (token.fallback === undefined ? [] : [token.fallback]);
        if (values.length !== 1) return undefined;
        tokens.push({ text: values[0] });
      } else {
        tokens.push(token);
      }
    }
    return this.expression(tokens).test(value);
  }

  private expression(tokens: readonly Token[]): RegExp {
    const source = tokens.map((token) => {
      if ('wildcard' in token) return token.wildcard === '*' ? '.*' : '.';
      return 'text' in token ? escaped(token.text) : '';
    }).join('');
    return new RegExp(`^${source}$`, this.options.ignoreCase ? 'is' : 's');
  }
}

/**
 * An ARN with wildcards, whose segments are compared separately: a wildcard before the resource does not match a colon.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export class ArnPattern {
  private readonly segments: readonly Pattern[];
  private readonly isEverything: boolean;
  /** The regular expression of a whole pattern without variables. */
  private readonly fixed?: RegExp;

  constructor(text: string, variables: boolean) {
    this.isEverything = /^\*+$/.test(text);
    const segments = segmentsOf(text);
    this.segments = segments.map((segment) => new Pattern(segment, { wildcards: true, variables }));
    if (segments.length === ARN_SEGMENTS && !(variables && text.includes('${'))) this.fixed = wholeExpression(segments);
  }

  /** Whether an ARN matches; everything matches `*`. */
  public matches(arn: string, context: RequestContext): boolean {
    return this.isEverything || (this.compare(arn, context) ?? false);
  }

  /** Whether an ARN matches. Undefined if either is not an ARN, or if a variable cannot be resolved. */
  public compare(arn: string, context: RequestContext): boolean | undefined {
    if (this.fixed !== undefined) return this.fixed.test(arn) || (IS_ARN.test(arn) ? false : undefined);
    const segments = segmentsOf(arn);
    if (segments.length !== ARN_SEGMENTS || this.segments.length !== ARN_SEGMENTS) return undefined;
    const found = this.segments.map((pattern, index) => pattern.compare(segments[index], context));
    return found.includes(undefined) ? undefined : !found.includes(false);
  }
}

/**
 * The regular expression of an ARN without variables, in which a wildcard before the resource does not match a colon.
 */
function wholeExpression(segments: readonly string[]): RegExp {
  const source = segments.map((segment, index) => {
    const any = index === ARN_SEGMENTS - 1 ? '.' : '[^:]';
    return [...segment.matchAll(/[*?]|[^*?]+/g)].map(([part]) => {
      if (part === '*') return `${any}*`;
      return part === '?' ? any : escaped(part);
    }).join('');
  });
  return new RegExp(`^${source.join(':')}$`, 's');
}

/** The segments of an ARN. A colon in a policy variable is not a separator. */
function segmentsOf(arn: string): string[] {
  const segments: string[] = [];
  let rest = arn;
  while (segments.length < ARN_SEGMENTS - 1) {
    const match = /^((?:\$\{[^}]*\}|[^:])*):/.exec(rest);
    if (match === null) break;
    segments.push(match[1]);
    rest = rest.slice(match[0].length);
  }
  return [...segments, rest];
}

function tokensOf(text: string, { wildcards, variables }: PatternOptions): Token[] {
  const tokens: Token[] = [];
  for (const [part, variable] of text.matchAll(/\$\{([^}]*)\}|[*?]|(?:(?!\$\{)[^*?])+|\$\{/g)) {
    if (variable !== undefined && variables) tokens.push(variableOf(variable));
    else if (wildcards && (part === '*' || part === '?')) tokens.push({ wildcard: part });
    else if (wildcards && variable !== undefined) tokens.push(...tokensOfPlain(part));
    else tokens.push({ text: part });
  }
  return tokens;
}

/** `${...}` in a policy without variables, with its wildcards. */
function tokensOfPlain(text: string): Token[] {
  return [...text.matchAll(/[*?]|[^*?]+/g)].map(([part]) => (
    part === '*' || part === '?' ? { wildcard: part } : { text: part }
  ));
}

/** `${key}`, `${key, 'default'}`, or an escaped special character. */
function variableOf(content: string): Token {
  if (content === '*' || content === '?' || content === '$') return { text: content };
  const match = /^\s*([^,\s]+)\s*(?:,\s*'([^']*)'\s*)?$/.exec(content);
  return { variable: match?.[1] ?? content, fallback: match?.[2] };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
