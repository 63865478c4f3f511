package com.example.platform;

import io.github.cdkdatascienceplatform.AthenaWorkgroupOptions;
import io.github.cdkdatascienceplatform.AuditBucketOptions;
import io.github.cdkdatascienceplatform.AuditTrailOptions;
import io.github.cdkdatascienceplatform.DataLakeAccessPolicy;
import io.github.cdkdatascienceplatform.DataLakeAccessRule;
import io.github.cdkdatascienceplatform.DataLakeBucketOptions;
import io.github.cdkdatascienceplatform.DataLakeOptions;
import io.github.cdkdatascienceplatform.DataSciencePlatformProps;
import io.github.cdkdatascienceplatform.DataScienceTeamOptions;
import io.github.cdkdatascienceplatform.DomainOptions;
import io.github.cdkdatascienceplatform.EnvironmentOptions;
import io.github.cdkdatascienceplatform.GlueCatalogSettingsOptions;
import io.github.cdkdatascienceplatform.LakeFormationSettingsOptions;
import io.github.cdkdatascienceplatform.ModuleOptions;
import io.github.cdkdatascienceplatform.RoleRef;
import io.github.cdkdatascienceplatform.StudioAppLifecycleManagement;
import io.github.cdkdatascienceplatform.StudioAuthMode;
import io.github.cdkdatascienceplatform.StudioDomainOptions;
import io.github.cdkdatascienceplatform.StudioIdleSettings;
import io.github.cdkdatascienceplatform.StudioJupyterLabAppSettings;
import io.github.cdkdatascienceplatform.StudioUserProfileOptions;
import io.github.cdkdatascienceplatform.StudioUserSettings;
import io.github.cdkdatascienceplatform.TeamOptions;
import io.github.cdkdatascienceplatform.TrailOptions;
import java.util.List;
import java.util.Map;

/** The platform of the starter kit: its domains, and the modules of each. */
final class StarterKit {
    static final String VPC = "vpc-0123456789abcdef0";
    static final List<String> SUBNETS = List.of("subnet-0123456789abcdef0");

    private StarterKit() {
    }

    static DataSciencePlatformProps props() {
        return DataSciencePlatformProps.builder()
            .organization("example-org")
            .region("default")
            .tags(Map.of("costcentre", "123456", "project", "data-science-platform"))
            .context(Map.of("vpc_id", VPC, "subnet_ids", SUBNETS))
            .domains(Map.of(
                "shared", domain(sharedModules()),
                "dataops", domain(DataOps.modules()),
                "datascience", domain(Map.of(
                    "roles", ModuleOptions.builder().roles(PlatformRoles.options()).build(),
                    "example-team", ModuleOptions.builder().dataScienceTeam(team()).build()))))
            .build();
    }

    /** The role with this name that the roles module of the same domain generates. */
    static RoleRef generated(final String role) {
        return RoleRef.builder().id("generated-role-id:" + role).build();
    }

    private static DomainOptions domain(final Map<String, ModuleOptions> modules) {
        return DomainOptions.builder()
            .environments(Map.of("dev", EnvironmentOptions.builder().account("default").modules(modules).build()))
            .build();
    }

    private static Map<String, ModuleOptions> sharedModules() {
        return Map.of(
            "roles", ModuleOptions.builder().roles(PlatformRoles.options()).build(),
            "datalake", ModuleOptions.builder().dataLake(dataLake()).build(),
            "glue-catalog", ModuleOptions.builder().glueCatalogSettings(GlueCatalogSettingsOptions.builder().build()).build(),
            "lakeformation-settings", ModuleOptions.builder()
                .lakeFormationSettings(LakeFormationSettingsOptions.builder()
                    .lakeFormationAdminRoles(List.of(
                        generated("data-admin"),
                        RoleRef.builder().name("cdk-hnb659fds-cfn-exec-role-{{account}}-{{region}}").build()))
                    .iamAllowedPrincipalsDefault(false)
                    .build())
                .build(),
            "athena", ModuleOptions.builder()
                .athenaWorkgroup(AthenaWorkgroupOptions.builder()
                    .dataAdminRoles(List.of(generated("data-admin")))
                    .athenaUserRoles(List.of(generated("data-user")))
                    .build())
                .build(),
            "audit", ModuleOptions.builder()
                .auditBucket(AuditBucketOptions.builder().readRoles(List.of(generated("data-admin"))).build())
                .build(),
            "audit-trail", ModuleOptions.builder()
                .auditTrail(AuditTrailOptions.builder()
                    .trail(TrailOptions.builder()
                        .cloudTrailAuditBucketName("ssm:/{{org}}/shared/audit/bucket/name")
                        .cloudTrailAuditKmsKeyArn("ssm:/{{org}}/shared/audit/kms/arn")
                        .includeManagementEvents(true)
                        .build())
                    .build())
                .build());
    }

    private static DataLakeOptions dataLake() {
        DataLakeBucketOptions bucket = DataLakeBucketOptions.builder()
            .accessPolicies(List.of("RootPolicy", "DataReadPolicy", "SampleDataPolicy"))
            .build();
        return DataLakeOptions.builder()
            .roles(Map.of(
                "DataAdminRole", List.of(generated("data-admin")),
                "DataUserRole", List.of(generated("data-user")),
                "GlueETLRole", List.of(generated("glue-etl")),
                "DataScientistRole", List.of(
                    RoleRef.builder().id("ssm:/{{org}}/datascience/generated-role/data-scientist/id").build(),
                    RoleRef.builder().id("ssm:/{{org}}/datascience/generated-role/team-execution/id").build())))
            .accessPolicies(Map.of(
                "RootPolicy", DataLakeAccessPolicy.builder()
                    .rule(DataLakeAccessRule.builder().prefix("/").readWriteSuperRoles(List.of("DataAdminRole")).build())
                    .build(),
                "DataReadPolicy", DataLakeAccessPolicy.builder()
                    .rule(DataLakeAccessRule.builder().prefix("data/").readRoles(List.of("DataUserRole", "GlueETLRole")).build())
                    .build(),
                "SampleDataPolicy", DataLakeAccessPolicy.builder()
                    .rule(DataLakeAccessRule.builder().prefix("data/sample_data/").readRoles(List.of("DataScientistRole")).build())
                    .build()))
            .buckets(Map.of("raw", bucket, "transformed", bucket))
            .build();
    }

    private static DataScienceTeamOptions team() {
        return DataScienceTeamOptions.builder()
            .team(TeamOptions.builder()
                .dataAdminRoles(List.of(generated("data-admin")))
                .teamUserRoles(List.of(generated("data-scientist")))
                .teamExecutionRole(generated("team-execution"))
                .studioDomainConfig(StudioDomainOptions.builder()
                    .authMode(StudioAuthMode.IAM)
                    .vpcId(VPC)
                    .subnetIds(SUBNETS)
                    .notebookSharingPrefix("sagemaker/notebooks/")
                    .sdkDefaults(true)
                    .defaultUserSettings(StudioUserSettings.builder()
                        .jupyterLabAppSettings(StudioJupyterLabAppSettings.builder()
                            .appLifecycleManagement(StudioAppLifecycleManagement.builder()
                                .idleSettings(StudioIdleSettings.builder()
                                    .lifecycleManagement("ENABLED")
                                    .idleTimeoutInMinutes(60)
                                    .build())
                                .build())
                            .build())
                        .build())
                    .userProfiles(Map.of("team1", StudioUserProfileOptions.builder().userRole(generated("data-scientist")).build()))
                    .build())
                .build())
            .build();
    }
}
