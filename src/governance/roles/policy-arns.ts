import { Token } from 'aws-cdk-lib';
import { unique } from '../../private/collections';
import { knownServices } from '../../private/facts/actions';
import { PSEUDO_PARAMETERS } from '../../private/facts/policy-variables';
import {
  ArnFormatOfService, arnFormatsOf, exampleArn, FIELDS_BEFORE_RESOURCE, servicesWithArns,
} from '../../private/facts/resource-arns';
import { shortList } from '../../private/option-hints';
import { nearest, unlessNew } from '../../private/suggestions';

/** A problem with an ARN in a policy. */
interface ArnFinding {
  readonly message: string;
  readonly hint: string;
}

/** Positions of the fields of an ARN. */
const PARTITION = 1;
const SERVICE = 2;
const REGION = 3;
const ACCOUNT = 4;
const RESOURCE = FIELDS_BEFORE_RESOURCE;

/** A policy variable or a reference, which can contain colons. */
const VARIABLE = /\$\{[^{}]*\}|\{\{[^{}]*\}\}/g;
/** A token of the CDK, or a reference that CloudFormation resolves: it may contain several fields of the ARN. */
const OPAQUE = /\$\{Token\[|\{\{resolve:/;
const WILDCARD = /[*?]|\$\{/;

/** What the fields can be without a wildcard or a variable. */
const FIELDS: readonly { readonly at: number; readonly noun: string; readonly pattern: RegExp }[] = [
  { at: PARTITION, noun: 'a partition', pattern: /^(aws(-[a-z]+)*|\{\{partition\}\})$/ },
  { at: SERVICE, noun: 'a service', pattern: /^[a-z0-9-]+$/ },
  { at: REGION, noun: 'a Region', pattern: /^([a-z]{2,}(-[a-z]+)+-\d+|\{\{region\}\})?$/ },
  // Some resources belong to AWS, or to sellers in AWS Marketplace.
  { at: ACCOUNT, noun: 'an account ID', pattern: /^(\d{12}|aws(-[a-z]+)*|amazon|cloudfront|\{\{account\}\})?$/ },
];

/** What a field with a wildcard can consist of. */
const WITH_WILDCARD: { readonly [at: number]: RegExp } = {
  [PARTITION]: /^[a-z*?-]*$/,
  [SERVICE]: /^[a-z0-9*?-]*$/,
  [REGION]: /^(?!\d{3})[a-z0-9*?-]*$/,
  [ACCOUNT]: /^[\d*?]*$/,
};

type Fields = readonly string[];
type Edit = (fields: Fields) => Fields;

const insert = (at: number, value: string): Edit => (fields) => [...fields.slice(0, at), value, ...fields.slice(at)];
const replace = (at: number, value: string): Edit => (fields) =>
  fields.map((field, index) => (index === at ? value : field));

/** Missing fields, the most likely ones first. */
const INSERTIONS: readonly Edit[] = [
  insert(REGION, ''),
  insert(REGION, '{{region}}'),
  insert(ACCOUNT, ''),
  insert(ACCOUNT, '{{account}}'),
  insert(PARTITION, '{{partition}}'),
  // A colon is missing after the account, or is another character.
  (fields) => fields.flatMap((field) => {
    const [, account, rest] = /^(\d{12}|\{\{account\}\})[/;,.]?(.+)$/.exec(field) ?? [];
    return account === undefined ? [field] : [account, rest];
  }),
];

/** Corrections of fields, the most likely ones first. */
const REPLACEMENTS: readonly Edit[] = [
  replace(REGION, ''),
  replace(ACCOUNT, ''),
  replace(REGION, '{{region}}'),
  replace(ACCOUNT, '{{account}}'),
  replace(PARTITION, '{{partition}}'),
  (fields) => replace(SERVICE, fields[SERVICE].toLowerCase())(fields),
];

/**
 * The error in an ARN that has fewer than six fields, or a field with another meaning. IAM accepts most of these ARNs,
 * which match no resource. A text that does not begin as an ARN is not checked. A wildcard at the end can match
 * the fields that follow.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function arnFinding(text: string): ArnFinding | undefined {
  const fields = fieldsOf(text);
  if (fields === undefined) return undefined;
  const wrong = wrongField(fields);
  const { length } = fields;
  const canContinue = fields[length - 1].endsWith('*') || fields.some((field) => OPAQUE.test(field));
  const quoted = `"${textOf(fields)}"`;
  if (length <= RESOURCE && (wrong !== undefined || !canContinue)) {
    return { message: `${quoted} has ${length} of the 6 parts of an ARN`, hint: correctionHint(fields) };
  }
  if (wrong !== undefined) {
    const message = `"${fields[wrong.at]}" in ${quoted} is not ${wrong.noun}, which is part ${wrong.at + 1} of an ARN`;
    return { message, hint: correctionHint(fields) };
  }
  return fields[RESOURCE] === '' && length === RESOURCE + 1
    ? { message: `${quoted} names no resource`, hint: `for example "${exampleArn(fields[SERVICE])}"` }
    : undefined;
}

/** The warning for an ARN that is in none of the formats that AWS publishes for the service. */
export function unpublishedArn(text: string): ArnFinding | undefined {
  const fields = fieldsOf(text);
  if (fields === undefined || fields.length <= RESOURCE) return undefined;
  if (fields.slice(0, RESOURCE).some((field) => OPAQUE.test(field))) return undefined;
  const service = fields[SERVICE];
  const quoted = `"${textOf(fields)}"`;
  const formats = arnFormatsOf(service);
  if (formats === undefined) {
    const meant = WILDCARD.test(service) || knownServices().includes(service)
      ? undefined
      : nearest(service, servicesWithArns());
    return meant === undefined ? undefined : {
      message: `the service "${service}" in ${quoted} is not a service that AWS publishes`,
      hint: unlessNew(textOf(replace(SERVICE, meant)(fields))),
    };
  }
  if (formats.some((format) => fits(fields, format))) return undefined;
  const ofResource = formats.filter((format) => fitsResource(fields, format));
  const meant = corrected(fields);
  if (ofResource.length > 0) {
    return { message: `${quoted} ${differenceOf(fields, ofResource)}`, hint: unlessNew(meant) };
  }
  const message = `${quoted} is not an ARN that AWS publishes for "${service}"`;
  if (meant !== undefined) return { message, hint: unlessNew(meant) };
  // AWS uses kinds of resources that it does not publish, but not names without a kind.
  return /^[\w.-]+$/.test(textOf(fields.slice(RESOURCE)))
    ? { message, hint: `write the kind of the resource before the name, for example ${kindsOf(service, formats)}` }
    : undefined;
}

/** What the fields before the resource have, or do not have, in contrast to the formats of the resource. */
function differenceOf(fields: Fields, formats: readonly ArnFormatOfService[]): string {
  const takesRegion = formats.some(({ hasRegion }) => hasRegion);
  const takesAccount = formats.some(({ hasAccount }) => hasAccount);
  if (!takesRegion && fields[REGION] !== '') return 'has a Region, and the ARNs of these resources have none';
  if (!takesAccount && fields[ACCOUNT] !== '') return 'has an account ID, and the ARNs of these resources have none';
  const lacksRegion = takesRegion && fields[REGION] === '';
  return `has no ${lacksRegion ? 'Region' : 'account ID'}, and the ARNs of these resources have one`;
}

/** An example of an ARN with a kind, or the names before the first separator. */
function kindsOf(service: string, formats: readonly ArnFormatOfService[]): string {
  const example = exampleArn(service);
  if (/[/:]/.test(textOf(example.split(':').slice(RESOURCE)))) return `"${example}"`;
  return shortList(unique(formats.map(({ prefix }) => /^[^/:]+[/:]/.exec(prefix)?.[0] ?? prefix)));
}

/** The fields of an ARN, with references instead of the pseudo parameters. Undefined for another text. */
function fieldsOf(text: string): Fields | undefined {
  if (!text.startsWith('arn:')) return undefined;
  return withReferences(text)
    .replace(VARIABLE, (variable) => variable.replaceAll(':', '\0'))
    .split(':')
    .map((field) => field.replaceAll('\0', ':'));
}

/** The text with `{{account}}` and similar references instead of tokens for these values. */
function withReferences(text: string): string {
  return text.replace(
    /\$\{Token\[AWS\.(\w+)\.\d+\]\}/g, (token, name: string) => PSEUDO_PARAMETERS[`AWS::${name}`] ?? token,
  );
}

function textOf(fields: Fields): string {
  return fields.join(':');
}

/** The first field before the resource that cannot be what its position requires. */
function wrongField(fields: Fields): typeof FIELDS[number] | undefined {
  const opaque = fields.findIndex((field) => OPAQUE.test(field));
  return FIELDS.find(({ at, pattern }) => {
    if (at >= fields.length || (opaque >= 0 && opaque <= at)) return false;
    const field = fields[at].replace(/\$\{[^{}]*\}/g, '*');
    return !(WILDCARD.test(field) ? WITH_WILDCARD[at] : pattern).test(field);
  });
}

function fits(fields: Fields, format: ArnFormatOfService): boolean {
  const isOfAws = fields[ACCOUNT] === '' && fields[REGION].includes('*');
  return fitsPresence(fields[REGION], format.hasRegion)
    && (isOfAws || fitsPresence(fields[ACCOUNT], format.hasAccount)) && fitsResource(fields, format);
}

/** A wildcard matches an empty field too. Resources of AWS in every Region have no account. */
function fitsPresence(field: string, isPresent: boolean): boolean {
  return (field !== '') === isPresent || field.includes('*') || field.includes('${');
}

function fitsResource(fields: Fields, { prefix, isWhole }: ArnFormatOfService): boolean {
  const resource = textOf(fields.slice(RESOURCE));
  const end = resource.search(/[*?]|\$\{|\{\{resolve:/);
  const begin = end < 0 ? resource : resource.slice(0, end);
  return (end >= 0 && prefix.startsWith(begin)) || (isWhole ? begin === prefix : begin.startsWith(prefix));
}

function correctionHint(fields: Fields): string {
  const meant = corrected(fields);
  return meant === undefined ? `for example "${exampleArn(serviceIn(fields))}"` : `write "${meant}"`;
}

/** A known service among the fields. */
function serviceIn(fields: Fields): string {
  return fields.map((field) => field.toLowerCase()).find((field) => arnFormatsOf(field) !== undefined) ?? 'SERVICE';
}

/** The ARN after one or two corrections that make it an ARN of the service. */
function corrected(fields: Fields): string | undefined {
  const isMissingField = fields.length <= RESOURCE || wrongField(fields) !== undefined;
  const insertions = isMissingField ? INSERTIONS : [];
  const once = [...insertions, ...REPLACEMENTS, ...resourceEdits(fields)].map((edit) => edit(fields));
  const twice = once.flatMap((changed) => [...REPLACEMENTS, ...insertions].map((edit) => edit(changed)));
  const found = [...once, ...twice].find(isSound);
  return found === undefined || Token.isUnresolved(textOf(found)) ? undefined : textOf(found);
}

function isSound(fields: Fields): boolean {
  return fields.length > RESOURCE && fields[RESOURCE] !== '' && wrongField(fields) === undefined
    && (arnFormatsOf(fields[SERVICE])?.some((format) => fits(fields, format)) ?? fields.length === RESOURCE + 1);
}

/** Corrects the kind of the resource, as in `roles/` for `role/`. */
function resourceEdits(fields: Fields): Edit[] {
  const [kind] = /^[\w-]+[/:]?/.exec(textOf(fields.slice(RESOURCE))) ?? [];
  const prefixes = (arnFormatsOf(fields[SERVICE]) ?? []).map(({ prefix }) => prefix).filter((prefix) => prefix !== '');
  const meant = kind === undefined ? undefined : nearest(kind, prefixes);
  return kind === undefined || meant === undefined ? [] : [
    (before) => [...before.slice(0, RESOURCE), meant + textOf(before.slice(RESOURCE)).slice(kind.length)],
  ];
}
