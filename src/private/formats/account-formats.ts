import { DOCS, Format } from './format';
import { knownRegions } from '../facts/aws-names';

const TAGGING = `${DOCS}/tag-editor/latest/userguide/best-practices-and-strats.html`;

/** The digits in a text that contains an account ID. */
function hintForAccount(text: string): string | undefined {
  const [digits] = /(?<!\d)\d{12}(?!\d)/.exec(text.replace(/^(\d{4})[- ](\d{4})[- ](\d{4})$/, '$1$2$3')) ?? [];
  if (digits !== undefined) return `write only the 12 digits: "${digits}"`;
  return /^\d{10,11}$/.test(text)
    ? `it has ${text.length} digits instead of 12: write all digits of the ID, with zeros at its beginning, in quotes`
    : undefined;
}

/** Accounts, Regions, stacks, tags and costs. */
export const ACCOUNT_FORMATS = {
  accountId: {
    pattern: /^\d{12}$/,
    noun: 'an AWS account ID',
    example: '111122223333',
    hint: 'specify the 12 digits, in quotes if the ID begins with a zero',
    hintFor: hintForAccount,
    see: `${DOCS}/accounts/latest/reference/manage-acct-identifiers.html`,
  },
  accountIdOrDefault: {
    pattern: /^(\d{12}|default)$/,
    noun: 'an AWS account ID',
    example: '111122223333',
    hint: 'specify the 12 digits, in quotes if the ID begins with a zero, or "default"',
    hintFor: hintForAccount,
    see: `${DOCS}/accounts/latest/reference/manage-acct-identifiers.html`,
  },
  regionName: {
    pattern: /^[a-z]{2,}(-[a-z]+)+-\d+$/,
    noun: 'an AWS Region',
    example: 'eu-central-1',
    known: knownRegions,
    see: `${DOCS}/global-infrastructure/latest/regions/aws-regions.html`,
  },
  regionNameOrDefault: {
    pattern: /^([a-z]{2,}(-[a-z]+)+-\d+|default)$/,
    noun: 'an AWS Region',
    example: 'eu-central-1',
    hint: 'write a Region, for example "eu-central-1", or "default"',
    known: (text) => text === 'default' ? [text] : ['default', ...knownRegions(text)],
    see: `${DOCS}/global-infrastructure/latest/regions/aws-regions.html`,
  },
  organizationName: {
    // Stack names begin with it, and CloudFormation requires a letter as the first character.
    pattern: /^[a-z][a-z0-9-]*$/,
    noun: 'a valid organization name',
    example: 'example-org',
    hint: 'use lowercase letters, digits and hyphens, and begin with a letter',
    see: `${DOCS}/AWSCloudFormation/latest/UserGuide/cfn-using-console-create-stack-parameters.html`,
  },
  logicalId: {
    pattern: /^[A-Za-z0-9]{1,255}$/,
    noun: 'a logical ID',
    example: 'lakeKeyB5F3DF98',
    see: `${DOCS}/AWSCloudFormation/latest/UserGuide/resources-section-structure.html`,
  },
  stackName: {
    pattern: /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
    noun: 'a valid stack name',
    example: 'research-lake',
    hint: 'use letters, digits and hyphens, at most 128, and begin with a letter',
    see: `${DOCS}/AWSCloudFormation/latest/UserGuide/cfn-using-console-create-stack-parameters.html`,
  },
  tagKey: {
    pattern: /^(?![aA][wW][sS]:)[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/u,
    noun: 'a tag key',
    example: 'cost-center',
    hint: 'use 1 to 128 letters, digits, spaces and _ . : / = + - @; the prefix "aws:" is reserved',
    hintFor: (text) => /^aws:./i.test(text)
      ? `AWS reserves the prefix "aws:" for its own tags: write ${JSON.stringify(text.slice('aws:'.length))}`
      : undefined,
    see: TAGGING,
  },
  tagValue: {
    pattern: /^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u,
    noun: 'a tag value',
    example: 'research',
    hint: 'use up to 256 letters, digits, spaces and _ . : / = + - @',
    see: TAGGING,
  },
  currencyCode: {
    pattern: /^[A-Z]{3}$/,
    noun: 'a currency code',
    example: 'EUR',
    hint: 'write its three letters, for example "USD"',
    see: `${DOCS}/aws-cost-management/latest/APIReference/API_budgets_Spend.html`,
  },
  emailAddress: {
    pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    noun: 'an email address',
    example: 'team@example.com',
    see: `${DOCS}/sns/latest/dg/sns-email-notifications.html`,
  },
  ssmParameterPath: {
    pattern: /^(arn:[\w-]+:ssm:[\w-]+:\d{12}:parameter)?(\/[\w.-]+)+$/,
    noun: 'the path of a Systems Manager parameter, or the ARN of a shared one',
    example: '/example-org/datazone/domain',
    see: `${DOCS}/systems-manager/latest/userguide/sysman-paramstore-su-create.html`,
  },
} satisfies { [name: string]: Format };
