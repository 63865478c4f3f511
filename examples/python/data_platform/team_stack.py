"""One team, with existing roles and an existing VPC."""

from typing import Any

from aws_cdk import Stack
from aws_cdk.aws_iam import IRole, Role
from cdk_data_science_platform import (
    DataScienceTeam,
    RoleRef,
    StudioAuthMode,
    StudioDomainOptions,
    StudioUserProfileOptions,
    TeamOptions,
)
from constructs import Construct


class TeamStack(Stack):
    """A data science team that you can add to any CDK app."""

    def __init__(self, scope: Construct, id: str, **kwargs: Any) -> None:
        super().__init__(scope, id, **kwargs)
        data_admin = self._role("DataAdmin", "data-admin")
        data_scientist = self._role("DataScientist", "data-scientist")
        team_execution = self._role("TeamExecution", "team-execution")

        self.team = DataScienceTeam(
            self,
            "Team",
            team=TeamOptions(
                data_admin_roles=[RoleRef(role=data_admin)],
                team_user_roles=[RoleRef(role=data_scientist)],
                team_execution_role=RoleRef(role=team_execution),
                studio_domain_config=StudioDomainOptions(
                    auth_mode=StudioAuthMode.IAM,
                    vpc_id="vpc-0123456789abcdef0",
                    subnet_ids=["subnet-0123456789abcdef0"],
                    user_profiles={
                        "jane": StudioUserProfileOptions(
                            user_role=RoleRef(role=data_scientist, id="AROAEXAMPLEEXAMPLE12"),
                        ),
                    },
                ),
            ),
        )

    def _role(self, id: str, name: str) -> IRole:
        return Role.from_role_arn(self, id, f"arn:aws:iam::111122223333:role/{name}")
