import { Construct } from 'constructs';
import { StudioAuthMode, StudioDomainOptions } from './studio-domain-options';
import { checkedPrefix } from '../../access/prefix-access';
import { sortedEntries } from '../../private/collections';
import { checkFormat } from '../../private/formats';

/** Throws an error for IDs and names in the options of a domain that AWS does not accept. */
export function checkDomain(scope: Construct, options: StudioDomainOptions): void {
  for (const option of ['notebookSharingPrefix', 'assetPrefix'] as const) {
    checkedPrefix(scope, [option], options[option] ?? '');
  }
  if ((options.authMode ?? StudioAuthMode.IAM) !== StudioAuthMode.IAM) return;
  for (const [key] of sortedEntries(options.userProfiles)) {
    checkFormat(scope, ['userProfiles', key], 'roleSessionName', key);
  }
}
