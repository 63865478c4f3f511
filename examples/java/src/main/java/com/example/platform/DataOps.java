package com.example.platform;

import io.github.cdkdatascienceplatform.CrawlerS3Target;
import io.github.cdkdatascienceplatform.CrawlerTargets;
import io.github.cdkdatascienceplatform.DataOpsProjectOptions;
import io.github.cdkdatascienceplatform.DatabaseLakeFormationOptions;
import io.github.cdkdatascienceplatform.GlueCrawlerOptions;
import io.github.cdkdatascienceplatform.GlueCrawlersOptions;
import io.github.cdkdatascienceplatform.GlueDatabaseOptions;
import io.github.cdkdatascienceplatform.LakeFormationGrantOptions;
import io.github.cdkdatascienceplatform.LakeFormationPermission;
import io.github.cdkdatascienceplatform.ModuleOptions;
import io.github.cdkdatascienceplatform.RoleRef;
import java.util.List;
import java.util.Map;

/** The domain that populates the catalog: a project with its database, and a crawler that finds the tables. */
final class DataOps {
    private DataOps() {
    }

    static Map<String, ModuleOptions> modules() {
        return Map.of(
            "example-project", ModuleOptions.builder().dataOpsProject(project()).build(),
            "example-crawler", ModuleOptions.builder().glueCrawlers(crawlers()).build());
    }

    private static DataOpsProjectOptions project() {
        return DataOpsProjectOptions.builder()
            .dataAdminRoles(List.of(shared("data-admin")))
            .projectExecutionRoles(List.of(shared("glue-etl")))
            .s3OutputKmsKeyArn("ssm:/{{org}}/shared/datalake/kms/arn")
            .glueCatalogKmsKeyArn("ssm:/{{org}}/shared/glue-catalog/kms/arn")
            .databases(Map.of("sample-database", GlueDatabaseOptions.builder()
                .description("Tables of the sample data")
                .locationBucketName("ssm:/{{org}}/shared/datalake/bucket/transformed/name")
                .locationPrefix("data/sample_data")
                .lakeFormation(DatabaseLakeFormationOptions.builder()
                    .createSuperGrantsForDataAdminRoles(true)
                    .createReadWriteGrantsForProjectExecutionRoles(LakeFormationPermission.WRITE)
                    .grants(Map.of("data-user-read", LakeFormationGrantOptions.builder()
                        .principalArns(Map.of(
                            "data-user", "ssm:/{{org}}/shared/generated-role/data-user/arn",
                            "data-scientist", "ssm:/{{org}}/datascience/generated-role/data-scientist/arn",
                            "team-execution", "ssm:/{{org}}/datascience/generated-role/team-execution/arn"))
                        .build()))
                    .build())
                .build()))
            .build();
    }

    private static GlueCrawlersOptions crawlers() {
        String path = "s3://{{resolve:ssm:/{{org}}/shared/datalake/bucket/transformed/name}}/data/sample_data";
        return GlueCrawlersOptions.builder()
            .projectName("example-project")
            .crawlers(Map.of("crawler1", GlueCrawlerOptions.builder()
                .description("Finds the tables of the sample data")
                .executionRoleArn("ssm:/{{org}}/shared/generated-role/glue-etl/arn")
                .databaseName("project:databaseName/sample-database")
                .targets(CrawlerTargets.builder()
                    .s3Targets(List.of(CrawlerS3Target.builder().path(path).build()))
                    .build())
                .build()))
            .build();
    }

    /** A role that the roles module of the shared domain generates. */
    private static RoleRef shared(final String role) {
        return RoleRef.builder().id("ssm:/{{org}}/shared/generated-role/" + role + "/id").build();
    }
}
