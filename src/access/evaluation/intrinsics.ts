/** Any value of a template. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** The targets of the intrinsic functions of one stack. */
export interface IntrinsicScope {
  /** The location of the value, for messages. */
  readonly where: string;
  readonly region: string;
  ref(name: string): Value | undefined;
  attribute(logicalId: string, attribute: string): string;
  importValue(name: string): string;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): Value;
  /** A placeholder for a value that is not in the templates; throws an error if every value must be known. */
  missing(message: string): string;
}

/** `AWS::NoValue` removes the property that it replaces; no other value is undefined here. */
export const NO_VALUE = 'AWS::NoValue';

/** Evaluates every intrinsic function in `node`. Dynamic references are not changed, as in CloudFormation. */
export function evaluate(node: Value, scope: IntrinsicScope): Value | undefined {
  if (node !== null && typeof node === 'object' && !Array.isArray(node)) {
    const keys = Object.keys(node);
    if (keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'))) {
      return evaluateFunction(keys[0], node[keys[0]], scope);
    }
  }
  return withItems(node, (item) => evaluate(item, scope));
}

/**
 * A list or map with its items replaced, without those for which there is no value. It is the same object if nothing
 * changes: most of a template contains no references, and a large platform has much of it.
 */
export function withItems(node: Value, replaced: (item: Value) => Value | undefined): Value {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) {
    const items = node.map(replaced);
    return items.every((item, index) => item === node[index]) ? node : items.filter((item) => item !== undefined);
  }
  const entries = Object.entries(node).map(([key, item]): [string, Value | undefined] => [key, replaced(item)]);
  return entries.every(([key, item]) => item === node[key])
    ? node
    : Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

/** Evaluates the body of an entry in `Conditions`. */
export function evaluateCondition(node: Value, scope: IntrinsicScope): boolean {
  const [[name, argument]] = Object.entries(node as { [name: string]: Value });
  const all = (): boolean[] => (argument as Value[]).map((item) => evaluateCondition(item, scope));
  switch (name) {
    case 'Condition': return scope.condition(argument as string);
    case 'Fn::And': return all().every(Boolean);
    case 'Fn::Or': return all().some(Boolean);
    case 'Fn::Not': return !all()[0];
    case 'Fn::Equals': {
      const [left, right] = list(argument, scope);
      return String(left) === String(right);
    }
    default: throw new Error(`${scope.where}: no support for the condition ${name}`);
  }
}

function evaluateFunction(name: string, argument: Value, scope: IntrinsicScope): Value | undefined {
  switch (name) {
    case 'Ref':
      return argument === NO_VALUE ? undefined : known(scope.ref(argument as string), `Ref ${String(argument)}`, scope);
    case 'Fn::GetAtt':
      return getAtt(argument, scope);
    case 'Fn::Join': {
      const [separator, items] = argument as [string, Value];
      return list(items, scope).map(text).join(separator);
    }
    case 'Fn::Sub': return substitute(argument, scope);
    case 'Fn::Select': {
      const [index, items] = argument as [Value, Value];
      return known(list(items, scope)[Number(evaluate(index, scope))], 'Fn::Select', scope);
    }
    case 'Fn::Split': return split(argument as [string, Value], scope);
    case 'Fn::ImportValue': return scope.importValue(text(evaluate(argument, scope)));
    case 'Fn::If': {
      const [condition, yes, no] = argument as [string, Value, Value];
      return evaluate(scope.condition(condition) ? yes : no, scope);
    }
    case 'Fn::FindInMap': {
      const [map, first, second] = list(argument, scope).map(text);
      return evaluate(scope.mapping(map, first, second), scope);
    }
    case 'Fn::Base64':
      return Buffer.from(text(evaluate(argument, scope))).toString('base64');
    case 'Fn::GetAZs':
      return ['a', 'b', 'c'].map((zone) => `${text(evaluate(argument, scope)) || scope.region}${zone}`);
    case 'Fn::ToJsonString':
      return JSON.stringify(evaluate(argument, scope));
    default:
      return scope.missing(`no support for ${name}`);
  }
}

function getAtt(argument: Value, scope: IntrinsicScope): string {
  const [logicalId, ...attribute] = typeof argument === 'string' ? argument.split('.') : argument as string[];
  return scope.attribute(logicalId, attribute.join('.'));
}

function substitute(argument: Value, scope: IntrinsicScope): string {
  const [pattern, variables] = (Array.isArray(argument) ? argument : [argument, {}]) as [
    string,
    { [name: string]: Value },
  ];
  return pattern.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (Object.hasOwn(variables, name)) return text(evaluate(variables[name], scope));
    return text(name.includes('.') ? getAtt(name, scope) : known(scope.ref(name), `\${${name}}`, scope));
  });
}

function split([separator, source]: [string, Value], scope: IntrinsicScope): string[] {
  const whole = text(evaluate(source, scope));
  // CloudFormation splits the text of the reference, not its value: a template with this expression cannot be deployed.
  if (whole.includes('{{resolve:')) {
    return [scope.missing(`Fn::Split is evaluated before the dynamic reference in "${whole}" is resolved`)];
  }
  return whole.split(separator);
}

function list(node: Value, scope: IntrinsicScope): Value[] {
  const value = evaluate(node, scope);
  if (!Array.isArray(value)) throw new Error(`${scope.where}: expected a list, found ${JSON.stringify(value)}`);
  return value;
}

function text(value: Value | undefined): string {
  if (value === undefined || value === null || typeof value === 'object') {
    throw new Error(`expected a string, found ${JSON.stringify(value)}`);
  }
  return String(value);
}

function known(value: Value | undefined, what: string, scope: IntrinsicScope): Value {
  return value ?? scope.missing(`${what} refers to nothing`);
}
