"""Every grant of the library, each to a role of its own."""

from typing import Any

from aws_cdk import Stack
from aws_cdk.aws_iam import Role, ServicePrincipal
from cdk_data_science_platform import (
    AthenaWorkgroup,
    DataLake,
    DataLakeAccessPolicy,
    DataLakeAccessRule,
    DataLakeBucketOptions,
    DataOpsProject,
    DataScienceTeam,
    GeneratedRoleOptions,
    GeneratedRoles,
    RoleRef,
    TeamOptions,
)
from constructs import Construct


class GrantsStack(Stack):
    """Data, queries, a team and a project, and roles of the app that use them."""

    def __init__(self, scope: Construct, id: str, **kwargs: Any) -> None:
        super().__init__(scope, id, **kwargs)
        admins = [RoleRef(name="data-admin")]
        lake = DataLake(
            self,
            "Lake",
            roles={"Admins": admins},
            access_policies={
                "Root": DataLakeAccessPolicy(
                    rule=DataLakeAccessRule(prefix="/", read_write_super_roles=["Admins"]),
                ),
            },
            buckets={"raw": DataLakeBucketOptions(access_policies=["Root"])},
        )
        roles = GeneratedRoles(
            self,
            "Roles",
            generate_roles={"auditor": GeneratedRoleOptions(trusted_principal="this_account")},
        )
        workgroup = AthenaWorkgroup(self, "Athena", data_admin_roles=admins, athena_user_roles=[])
        team = DataScienceTeam(
            self,
            "Team",
            team=TeamOptions(
                data_admin_roles=admins,
                team_execution_role=RoleRef(name="team-execution"),
            ),
        )
        project = DataOpsProject(self, "Project", data_admin_roles=admins, data_engineer_roles=[])

        lake.grant_read(self._role("Reader"), bucket="raw", prefix="data/")
        lake.grant_read_write(self._role("Writer"), bucket="raw", prefix="data/")
        lake.grant_read_write_super(self._role("Owner"), bucket="raw")
        lake.bucket("raw").grant_read(roles.role("auditor"), "audit/*")
        lake.key.grant_decrypt(self._role("Decryptor"))
        workgroup.grant_query(self._role("Analyst"))
        team.grant_use(self._role("Member"))
        project.grant_execution(self._role("Job"))

    def _role(self, id: str) -> Role:
        return Role(
            self,
            id,
            role_name=id.lower(),
            assumed_by=ServicePrincipal("glue.amazonaws.com"),
        )
