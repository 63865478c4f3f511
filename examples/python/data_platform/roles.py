"""The IAM roles of the platform: their trusted principals and their policies."""

from cdk_data_science_platform import (
    GeneratedRoleOptions,
    GeneratedRolesOptions,
    ModuleOptions,
    RoleRef,
    Suppression,
)

from data_platform.policies import POLICIES

ROLES = {
    "glue-etl": GeneratedRoleOptions(
        trusted_principal="service:glue.amazonaws.com",
        aws_managed_policies=["service-role/AWSGlueServiceRole"],
        generated_policies=["GlueJobPolicy"],
        suppressions=[
            Suppression(
                id="AwsSolutions-IAM4",
                reason="AWSGlueServiceRole is what Glue itself asks for.",
            ),
        ],
    ),
    "data-admin": GeneratedRoleOptions(
        trusted_principal="this_account",
        assume_role_trust_conditions={
            "ArnLike": {
                "aws:PrincipalArn": "arn:{{partition}}:iam::{{account}}:role/data-administrators"
            }
        },
        aws_managed_policies=["AWSGlueConsoleFullAccess", "AWSLakeFormationDataAdmin"],
        generated_policies=[
            "DataAdminPolicy",
            "DataScienceAdminPolicy",
            "DataScienceUserPolicy",
            "DataUserPolicy",
        ],
        suppressions=[
            Suppression(
                id="AwsSolutions-IAM4",
                reason="Administration of Glue and Lake Formation follows the policies that AWS maintains for it.",
            ),
        ],
    ),
    "data-user": GeneratedRoleOptions(
        trusted_principal="this_account",
        generated_policies=["DataScienceUserPolicy", "DataUserPolicy"],
    ),
    "data-scientist": GeneratedRoleOptions(
        trusted_principal="this_account",
        generated_policies=["DataScienceUserPolicy", "DataUserPolicy"],
    ),
    "team-execution": GeneratedRoleOptions(
        trusted_principal="service:sagemaker.amazonaws.com",
        generated_policies=["DataScienceUserPolicy", "DataUserPolicy"],
    ),
}


def roles_module() -> ModuleOptions:
    """The module that generates the roles; two domains have one."""
    return ModuleOptions(
        roles=GeneratedRolesOptions(
            generate_policies=POLICIES,
            generate_roles=ROLES,
            limit_services_to_account=True,
        )
    )


def generated(role: str) -> RoleRef:
    """A role that the roles module of the same domain generates."""
    return RoleRef(id=f"generated-role-id:{role}")
