package com.example.platform;

import io.github.cdkdatascienceplatform.GeneratedPolicyOptions;
import io.github.cdkdatascienceplatform.GeneratedRoleOptions;
import io.github.cdkdatascienceplatform.GeneratedRolesOptions;
import io.github.cdkdatascienceplatform.Suppression;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** The roles of a domain and their policies. */
final class PlatformRoles {
    private static final String GLUE = "arn:{{partition}}:glue:{{region}}:{{account}}:";

    private PlatformRoles() {
    }

    static GeneratedRolesOptions options() {
        return GeneratedRolesOptions.builder()
            .generatePolicies(policies())
            .limitServicesToAccount(true)
            .generateRoles(roles())
            .build();
    }

    private static Map<String, GeneratedRoleOptions> roles() {
        return Map.of(
            "glue-etl", GeneratedRoleOptions.builder()
                .trustedPrincipal("service:glue.amazonaws.com")
                .awsManagedPolicies(List.of("service-role/AWSGlueServiceRole"))
                .generatedPolicies(List.of("GlueJobPolicy"))
                .suppressions(accepted("AwsSolutions-IAM4", "AWSGlueServiceRole is what Glue itself asks for."))
                .build(),
            "data-admin", GeneratedRoleOptions.builder()
                .trustedPrincipal("this_account")
                .assumeRoleTrustConditions(Map.of("ArnLike",
                    Map.of("aws:PrincipalArn", "arn:{{partition}}:iam::{{account}}:role/data-administrators")))
                .awsManagedPolicies(List.of("AWSGlueConsoleFullAccess", "AWSLakeFormationDataAdmin"))
                .generatedPolicies(List.of("DataAdminPolicy", "DataScienceAdminPolicy", "DataScienceUserPolicy", "DataUserPolicy"))
                .suppressions(accepted("AwsSolutions-IAM4", "Administration of Glue and Lake Formation follows the policies that AWS maintains for it."))
                .build(),
            "data-user", GeneratedRoleOptions.builder()
                .trustedPrincipal("this_account")
                .generatedPolicies(List.of("DataScienceUserPolicy", "DataUserPolicy"))
                .build(),
            "data-scientist", GeneratedRoleOptions.builder()
                .trustedPrincipal("this_account")
                .generatedPolicies(List.of("DataScienceUserPolicy", "DataUserPolicy"))
                .build(),
            "team-execution", GeneratedRoleOptions.builder()
                .trustedPrincipal("service:sagemaker.amazonaws.com")
                .generatedPolicies(List.of("DataScienceUserPolicy", "DataUserPolicy"))
                .build());
    }

    private static Map<String, GeneratedPolicyOptions> policies() {
        return Map.of(
            "GlueJobPolicy", policy("Glue names its log groups itself, below one prefix.",
                statement("WriteGlueLogs", "arn:{{partition}}:logs:{{region}}:{{account}}:log-group:/aws-glue/*",
                    "logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents")),
            "DataAdminPolicy", policy("Reads settings and names, never data; most of these actions take no resource.",
                viewBuckets(), viewKeys()),
            "DataUserPolicy", policy("Lake Formation decides on databases and tables; the other actions take no resource.",
                readCatalog("glue:GetCatalogImportStatus", "glue:GetDatabase", "glue:GetDatabases", "glue:GetPartition", "glue:GetPartitions",
                    "glue:GetTable", "glue:GetTables", "glue:SearchTables"),
                statement("AskLakeFormation", "*", "lakeformation:GetDataAccess"),
                statement("ListWorkgroups", "*", "athena:ListWorkGroups")),
            "DataScienceAdminPolicy", policy("Domains and profiles of all teams, whose ids are not known before they exist.",
                statement("CareForStudio", "*",
                    "iam:ListRoles", "license-manager:ListReceivedLicenses", "sagemaker:DescribeDomain",
                    "sagemaker:GetSagemakerServicecatalogPortfolioStatus", "sagemaker:ListApps", "sagemaker:ListDomains", "sagemaker:ListTags",
                    "sagemaker:ListUserProfiles", "servicecatalog:DisassociatePrincipalFromPortfolio",
                    "servicecatalog:ListAcceptedPortfolioShares"),
                statement("CareForProfiles", "arn:{{partition}}:sagemaker:{{region}}:{{account}}:user-profile/*",
                    "sagemaker:AddTags", "sagemaker:DeleteTags", "sagemaker:DeleteUserProfile", "sagemaker:DescribeUserProfile",
                    "sagemaker:UpdateUserProfile"),
                statement("CloseApps", "arn:{{partition}}:sagemaker:{{region}}:{{account}}:app/*", "sagemaker:DeleteApp")),
            "DataScienceUserPolicy", policy("Reads settings and names, never data; the profile is chosen by its tag.",
                viewBuckets(), viewKeys(),
                readCatalog("glue:GetDatabase", "glue:GetDatabases", "glue:GetPartitions", "glue:GetTable", "glue:GetTables", "glue:SearchTables"),
                statement("ViewAthena", "*",
                    "athena:GetDataCatalog", "athena:GetDatabase", "athena:GetTableMetadata", "athena:ListDataCatalogs", "athena:ListDatabases",
                    "athena:ListTableMetadata", "athena:ListWorkGroups"),
                openOwnProfile()));
    }

    private static PolicyStatement viewBuckets() {
        return statement("ViewBuckets", "*",
            "s3:GetAccountPublicAccessBlock", "s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketPolicyStatus", "s3:GetBucketPublicAccessBlock",
            "s3:ListAccessPoints", "s3:ListAllMyBuckets");
    }

    private static PolicyStatement viewKeys() {
        return statement("ViewKeys", "*", "kms:ListAliases");
    }

    private static PolicyStatement readCatalog(final String... actions) {
        return PolicyStatement.Builder.create()
            .sid("ReadCatalog")
            .actions(List.of(actions))
            .resources(List.of(GLUE + "catalog", GLUE + "database/*", GLUE + "table/*"))
            .build();
    }

    private static PolicyStatement openOwnProfile() {
        return PolicyStatement.Builder.create()
            .sid("OpenOwnProfile")
            .actions(List.of("sagemaker:CreatePresignedDomainUrl"))
            .resources(List.of("arn:{{partition}}:sagemaker:{{region}}:{{account}}:user-profile/*/*"))
            .conditions(Map.of("StringEquals", Map.of("sagemaker:ResourceTag/userid", "${aws:userid}")))
            .build();
    }

    private static PolicyStatement statement(final String sid, final String resource, final String... actions) {
        return PolicyStatement.Builder.create().sid(sid).actions(List.of(actions)).resources(List.of(resource)).build();
    }

    private static GeneratedPolicyOptions policy(final String reason, final PolicyStatement... statements) {
        return GeneratedPolicyOptions.builder()
            .statements(List.of(statements))
            .suppressions(accepted("AwsSolutions-IAM5", reason))
            .build();
    }

    private static List<Suppression> accepted(final String rule, final String reason) {
        return List.of(Suppression.builder().id(rule).reason(reason).build());
    }
}
