/**
 * Suffixes of the names of MDAA 1.6.0 that differ from those of this library: by kind of module, kind of resource and
 * suffix of the library. The suffix is empty for a resource with only the name of the module. `<module>` is that name.
 *
 * @see https://github.com/aws/modern-data-architecture-accelerator
 */
export const MDAA_SUFFIXES: {
  readonly [moduleKind: string]: { readonly [resourceKind: string]: { readonly [suffix: string]: string } };
} = {
  athenaWorkgroup: {
    keyAlias: { '': 'key' },
    managedPolicy: { 'athena-usage': 'wg-usage' },
  },
  auditTrail: { trail: { '': 's3-audit' } },
  dataOpsProject: {
    keyAlias: { '': 'cmk' },
    managedPolicy: { 'catalog-key': 'catalog-key-access' },
    topic: { '': 'dataops-sns-topic' },
  },
  dataScienceTeam: {
    bucket: { '': 'minilake-projects' },
    keyAlias: { '': 'minilake' },
    managedPolicy: { 'athena-usage': 'athena-wg-usage' },
    securityGroup: { '': '<module>' },
    workgroup: { '': 'athena' },
  },
};
