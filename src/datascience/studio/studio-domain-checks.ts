import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { StudioAuthMode, StudioDomainOptions } from './studio-domain-options';
import { checkedPrefix } from '../../access/prefix-access';
import { sortedEntries } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { checkFormat, checkFormats } from '../../private/formats';
import { failAt } from '../../private/option-problems';

/** What a session of a role can be named. */
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;
/** A service as in the name of an endpoint, without the beginning that the region decides on. */
const SERVICE = /^(?!(com|aws)\.)[a-z0-9][a-z0-9.-]*$/;

/** Throws for ids and names in the options of a domain that AWS does not accept. */
export function checkDomain(scope: Construct, options: StudioDomainOptions): void {
  checkFormat(scope, ['vpcId'], 'vpc', options.vpcId);
  checkFormats(scope, ['subnetIds'], 'subnet', options.subnetIds);
  checkFormat(scope, ['securityGroupId'], 'securityGroup', options.securityGroupId);
  checkFormat(scope, ['kmsKeyArn'], 'keyArn', options.kmsKeyArn);
  for (const option of ['notebookSharingPrefix', 'assetPrefix'] as const) checkedPrefix(scope, [option], options[option] ?? '');
  checkEndpoints(scope, options);
  if (options.authMode !== StudioAuthMode.IAM) return;
  for (const [key] of sortedEntries(options.userProfiles)) {
    if (isDeferred(key) || SESSION_NAME.test(key)) continue;
    failAt(scope, ['userProfiles', key], { code: 'DSP304', message: `"${key}" is not the name of a session`, hint: 'use 2 to 64 letters, digits and + = , . @ _ -' });
  }
}

function checkEndpoints(scope: Construct, { createVpcEndpoints: options }: StudioDomainOptions): void {
  checkFormats(scope, ['createVpcEndpoints', 'subnetIds'], 'subnet', options?.subnetIds);
  checkFormats(scope, ['createVpcEndpoints', 's3RouteTableIds'], 'routeTable', options?.s3RouteTableIds);
  if (options?.services === undefined || Token.isUnresolved(options.services)) return;
  for (const [index, service] of options.services.entries()) {
    if (isDeferred(service) || SERVICE.test(service)) continue;
    failAt(scope, ['createVpcEndpoints', 'services', index], { code: 'DSP304', message: `"${service}" is not the name of a service`, hint: 'write it without its beginning, for example "sagemaker.api"' });
  }
}
