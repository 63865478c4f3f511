import { AuditTrail, AuditTrailOptions } from '../../governance/audit/audit-trail';
import { BuiltInKind } from '../module-kind';

/** The trail. */
export const auditTrailModule: BuiltInKind = {
  key: 'auditTrail',
  modulePath: 'audit-trail',
  struct: 'AuditTrailOptions',
  creates: 'a CloudTrail trail',
  publishes: [],
  build: ({ stack, common, options }) =>
    new AuditTrail(stack, 'AuditTrail', { ...(options as AuditTrailOptions), ...common }),
};
