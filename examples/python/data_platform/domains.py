"""The three domains of the platform: shared resources, crawlers and jobs, and the teams."""

from typing import Mapping

from cdk_data_science_platform import (
    AthenaWorkgroupOptions,
    AuditBucketOptions,
    AuditTrailOptions,
    DataLakeAccessPolicy,
    DataLakeAccessRule,
    DataLakeBucketOptions,
    DataLakeOptions,
    DataScienceTeamOptions,
    DomainOptions,
    EnvironmentOptions,
    GlueCatalogSettingsOptions,
    LakeFormationSettingsOptions,
    ModuleOptions,
    RoleRef,
    StudioAppLifecycleManagement,
    StudioAuthMode,
    StudioDomainOptions,
    StudioIdleSettings,
    StudioJupyterLabAppSettings,
    StudioUserProfileOptions,
    StudioUserSettings,
    TeamOptions,
    TrailOptions,
)

from data_platform.ingestion import crawler, project
from data_platform.roles import generated, roles_module


def domain(modules: Mapping[str, ModuleOptions]) -> DomainOptions:
    """A domain with one environment, `dev`."""
    return DomainOptions(environments={"dev": EnvironmentOptions(account="default", modules=modules)})


def shared() -> DomainOptions:
    """The resources that all teams share."""
    return domain(
        {
            "roles": roles_module(),
            "datalake": ModuleOptions(data_lake=data_lake()),
            "glue-catalog": ModuleOptions(glue_catalog_settings=GlueCatalogSettingsOptions()),
            "lakeformation-settings": ModuleOptions(
                lake_formation_settings=LakeFormationSettingsOptions(
                    lake_formation_admin_roles=[
                        generated("data-admin"),
                        RoleRef(name="cdk-hnb659fds-cfn-exec-role-{{account}}-{{region}}"),
                    ],
                    iam_allowed_principals_default=False,
                ),
            ),
            "athena": ModuleOptions(
                athena_workgroup=AthenaWorkgroupOptions(
                    data_admin_roles=[generated("data-admin")],
                    athena_user_roles=[generated("data-user")],
                ),
            ),
            "audit": ModuleOptions(
                audit_bucket=AuditBucketOptions(read_roles=[generated("data-admin")])
            ),
            "audit-trail": ModuleOptions(
                audit_trail=AuditTrailOptions(
                    trail=TrailOptions(
                        cloud_trail_audit_bucket_name="ssm:/{{org}}/shared/audit/bucket/name",
                        cloud_trail_audit_kms_key_arn="ssm:/{{org}}/shared/audit/kms/arn",
                        include_management_events=True,
                    ),
                ),
            ),
        }
    )


def data_lake() -> DataLakeOptions:
    """Two buckets that administrators manage and other roles read under `data/`."""
    both = DataLakeBucketOptions(access_policies=["RootPolicy", "DataReadPolicy", "SampleDataPolicy"])
    return DataLakeOptions(
        roles={
            "DataAdminRole": [generated("data-admin")],
            "DataUserRole": [generated("data-user")],
            "GlueETLRole": [generated("glue-etl")],
            "DataScientistRole": [
                RoleRef(id="ssm:/{{org}}/datascience/generated-role/data-scientist/id"),
                RoleRef(id="ssm:/{{org}}/datascience/generated-role/team-execution/id"),
            ],
        },
        access_policies={
            "RootPolicy": DataLakeAccessPolicy(
                rule=DataLakeAccessRule(prefix="/", read_write_super_roles=["DataAdminRole"]),
            ),
            "DataReadPolicy": DataLakeAccessPolicy(
                rule=DataLakeAccessRule(prefix="data/", read_roles=["DataUserRole", "GlueETLRole"]),
            ),
            "SampleDataPolicy": DataLakeAccessPolicy(
                rule=DataLakeAccessRule(prefix="data/sample_data/", read_roles=["DataScientistRole"]),
            ),
        },
        buckets={"raw": both, "transformed": both},
    )


def dataops() -> DomainOptions:
    """The crawlers and jobs that populate the catalog."""
    return domain(
        {
            "example-project": ModuleOptions(data_ops_project=project()),
            "example-crawler": ModuleOptions(glue_crawlers=crawler()),
        }
    )


def datascience() -> DomainOptions:
    """The teams."""
    return domain(
        {
            "roles": roles_module(),
            "example-team": ModuleOptions(data_science_team=DataScienceTeamOptions(team=team())),
        }
    )


def team() -> TeamOptions:
    """A team with a Studio domain in the VPC of the organization, and one user profile."""
    idle = StudioIdleSettings(lifecycle_management="ENABLED", idle_timeout_in_minutes=60)
    return TeamOptions(
        data_admin_roles=[generated("data-admin")],
        team_user_roles=[generated("data-scientist")],
        team_execution_role=generated("team-execution"),
        studio_domain_config=StudioDomainOptions(
            auth_mode=StudioAuthMode.IAM,
            vpc_id="vpc-0123456789abcdef0",
            subnet_ids=["subnet-0123456789abcdef0"],
            notebook_sharing_prefix="sagemaker/notebooks/",
            sdk_defaults=True,
            default_user_settings=StudioUserSettings(
                jupyter_lab_app_settings=StudioJupyterLabAppSettings(
                    app_lifecycle_management=StudioAppLifecycleManagement(idle_settings=idle),
                ),
            ),
            user_profiles={"team1": StudioUserProfileOptions(user_role=generated("data-scientist"))},
        ),
    )
