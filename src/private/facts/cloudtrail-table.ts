const IDENTITY = 'type:string,principalid:string,arn:string,accountid:string,invokedby:string,accesskeyid:string,'
  + 'userName:string';
const SESSION = 'attributes:struct<mfaauthenticated:string,creationdate:string>,'
  + 'sessionissuer:struct<type:string,principalId:string,arn:string,accountId:string,userName:string>';

/** Columns that are strings, before and after those with fields. */
const [BEFORE, BETWEEN, AFTER] = [
  ['eventversion'],
  [
    'eventtime', 'eventsource', 'eventname', 'awsregion', 'sourceipaddress', 'useragent', 'errorcode', 'errormessage',
    'requestparameters', 'responseelements', 'additionaleventdata', 'requestid', 'eventid',
  ],
  [
    'eventtype', 'apiversion', 'readonly', 'recipientaccountid', 'serviceeventdetails', 'sharedeventid',
    'vpcendpointid',
  ],
];

/**
 * The columns of a table of CloudTrail records, as the table of AWS MDAA has them.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 */
export const CLOUDTRAIL_COLUMNS: readonly { readonly name: string; readonly type: string }[] = [
  ...BEFORE.map(text),
  { name: 'useridentity', type: `struct<${IDENTITY},sessioncontext:struct<${SESSION}>>` },
  ...BETWEEN.map(text),
  { name: 'resources', type: 'array<struct<ARN:string,accountId:string,type:string>>' },
  ...AFTER.map(text),
];

/**
 * How Athena reads records: their files, and the conversion of each record into columns.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-serde.html
 */
export const CLOUDTRAIL_STORAGE = {
  inputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
  outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
  serializationLibrary: 'com.amazon.emr.hive.serde.CloudTrailSerde',
};

function text(name: string): { name: string; type: string } {
  return { name, type: 'string' };
}
