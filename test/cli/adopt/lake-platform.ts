/** The `mdaa.yaml` of a platform with one data lake, whose bucket is `raw`. */
export const LAKE = `organization: acme
region: eu-central-1
account: "111122223333"
domains:
  shared:
    environments:
      dev:
        modules:
          lake:
            module_path: "@aws-mdaa/datalake"
            module_config_data:
              roles: { Admins: [{ name: data-admin }] }
              accessPolicies: { Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } } }
              buckets: { raw: { accessPolicies: [Root] } }
`;
