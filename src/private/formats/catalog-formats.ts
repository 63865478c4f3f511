import { DOCS, Format } from './format';
import { scheduleHint } from '../schedules';

const GLUE = `${DOCS}/glue/latest/webapi`;

/** AWS Glue, Lake Formation and Amazon DataZone. */
export const CATALOG_FORMATS = {
  singleCharacter: {
    pattern: /^[^\r\n]$/,
    noun: 'a single character',
    example: ';',
    see: `${GLUE}/API_CreateCsvClassifierRequest.html`,
  },
  glueName: {
    pattern: /^[^\u0000-\u001f\u007f]{1,255}$/,
    noun: 'a name that AWS Glue accepts',
    example: 'sales',
    hint: 'write 1 to 255 characters on one line',
    see: `${GLUE}/API_DatabaseInput.html`,
  },
  glueDescription: {
    pattern: /^[\s\S]{0,2048}$/,
    noun: 'a description of at most 2,048 characters',
    example: 'Sales of all stores',
    hint: 'write at most 2,048 characters',
    see: `${GLUE}/API_DatabaseInput.html`,
  },
  glueSchedule: {
    pattern: /^cron\(\s*(\S+\s+){5}\S+\s*\)$/,
    noun: 'a schedule that AWS Glue accepts',
    example: 'cron(0 6 ? * MON-FRI *)',
    hint: 'write cron(MINUTES HOURS DAY MONTH WEEKDAY YEAR), for example "cron(0 6 ? * MON-FRI *)"',
    hintFor: scheduleHint,
    see: `${DOCS}/glue/latest/dg/monitor-data-warehouse-schedule.html`,
  },
  lakeFormationPrincipal: {
    pattern: /^(\d{12}(:IAMPrincipals)?|IAM_ALLOWED_PRINCIPALS|arn:[^:]+:.+)$/,
    noun: 'a principal that AWS Lake Formation accepts',
    example: 'arn:aws:iam::111122223333:role/analyst',
    hint: 'write the ARN of a role, user, federated user or group, organization or organizational unit, or an '
      + 'account ID',
    see: `${DOCS}/lake-formation/latest/APIReference/API_DataLakePrincipal.html`,
  },
  lakeFormationTagKey: {
    pattern: /^[\p{L}\p{Z}\p{N}_.:*/=+\-@%]{1,128}$/u,
    noun: 'a key of an LF-tag',
    example: 'sensitivity',
    hint: 'use 1 to 128 letters, digits, spaces and _ . : * / = + - @ %',
    see: `${DOCS}/lake-formation/latest/APIReference/API_LFTag.html`,
  },
  lakeFormationTagValue: {
    pattern: /^[\p{L}\p{Z}\p{N}_.:*/=+\-@%]{1,256}$/u,
    noun: 'a value of an LF-tag',
    example: 'internal',
    hint: 'use 1 to 256 letters, digits, spaces and _ . : * / = + - @ %',
    see: `${DOCS}/lake-formation/latest/APIReference/API_LFTag.html`,
  },
  dynamoDbTableName: {
    pattern: /^[\w.-]{3,255}$/,
    noun: 'the name of a DynamoDB table',
    example: 'orders',
    hint: 'write only the name of the table: 3 to 255 letters, digits, underscores, periods and hyphens',
    see: `${DOCS}/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html`,
  },
  lakeFormationShare: {
    pattern: /^(\d{12}|arn:[^:]+:organizations::\d{12}:(organization\/o-[a-z0-9]+|ou\/o-[a-z0-9]+\/ou-[a-z0-9-]+))$/,
    noun: 'an AWS account ID, an organization or an organizational unit',
    example: '111122223333',
    hint: 'write an account ID, or the ARN of an organization (arn:aws:organizations::ACCOUNT:organization/o-ID) or '
      + 'of an organizational unit',
    see: `${DOCS}/lake-formation/latest/APIReference/API_CreateLakeFormationIdentityCenterConfiguration.html`,
  },
  dataZoneId: {
    pattern: /^[\w-]{1,36}$/,
    noun: 'an ID of Amazon DataZone',
    example: '4f5g6h7j8k9l0m',
    hint: 'write up to 36 letters, digits, hyphens and underscores',
    see: `${DOCS}/datazone/latest/APIReference/API_GetProject.html`,
  },
  dataZoneDomainId: {
    pattern: /^dzd[-_][\w-]{1,36}$/,
    noun: 'the ID of an Amazon DataZone domain',
    example: 'dzd_4f5g6h7j8k9l0m',
    hint: 'it begins with dzd, as `aws datazone list-domains` shows it',
    see: `${DOCS}/datazone/latest/APIReference/API_GetDomain.html`,
  },
} satisfies { [name: string]: Format };
