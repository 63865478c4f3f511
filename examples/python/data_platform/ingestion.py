"""A database on the data lake, and the crawler that finds its tables."""

from cdk_data_science_platform import (
    CrawlerS3Target,
    CrawlerTargets,
    DatabaseLakeFormationOptions,
    DataOpsProjectOptions,
    GlueCrawlerOptions,
    GlueCrawlersOptions,
    GlueDatabaseOptions,
    LakeFormationGrantOptions,
    LakeFormationPermission,
    RoleRef,
)

BUCKET = "ssm:/{{org}}/shared/datalake/bucket/transformed/name"


def shared_role(role: str, attribute: str) -> str:
    """The value of a role that the roles module of the shared domain publishes."""
    return f"ssm:/{{{{org}}}}/shared/generated-role/{role}/{attribute}"


def project() -> DataOpsProjectOptions:
    """The resources that the crawler and later jobs share."""
    return DataOpsProjectOptions(
        data_admin_roles=[RoleRef(id=shared_role("data-admin", "id"))],
        project_execution_roles=[RoleRef(id=shared_role("glue-etl", "id"))],
        s3_output_kms_key_arn="ssm:/{{org}}/shared/datalake/kms/arn",
        glue_catalog_kms_key_arn="ssm:/{{org}}/shared/glue-catalog/kms/arn",
        databases={
            "sample-database": GlueDatabaseOptions(
                description="Tables of the sample data",
                location_bucket_name=BUCKET,
                location_prefix="data/sample_data",
                lake_formation=DatabaseLakeFormationOptions(
                    create_super_grants_for_data_admin_roles=True,
                    create_read_write_grants_for_project_execution_roles=LakeFormationPermission.WRITE,
                    grants={
                        "data-user-read": LakeFormationGrantOptions(
                            principal_arns={
                                "data-user": shared_role("data-user", "arn"),
                                "data-scientist": "ssm:/{{org}}/datascience/generated-role/data-scientist/arn",
                                "team-execution": "ssm:/{{org}}/datascience/generated-role/team-execution/arn",
                            },
                        ),
                    },
                ),
            ),
        },
    )


def crawler() -> GlueCrawlersOptions:
    """The crawler of the sample data."""
    return GlueCrawlersOptions(
        project_name="example-project",
        crawlers={
            "crawler1": GlueCrawlerOptions(
                description="Finds the tables of the sample data",
                execution_role_arn=shared_role("glue-etl", "arn"),
                database_name="project:databaseName/sample-database",
                targets=CrawlerTargets(
                    s3_targets=[
                        CrawlerS3Target(path=f"s3://{{{{resolve:{BUCKET}}}}}/data/sample_data"),
                    ],
                ),
            ),
        },
    )
