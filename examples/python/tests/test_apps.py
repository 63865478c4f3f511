import json
from pathlib import Path

import pytest
from aws_cdk import App
from aws_cdk.assertions import Match, Template

from data_platform.team_stack import TeamStack


def templates(assembly: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(assembly.glob("*.template.json"))}


@pytest.fixture(scope="session")
def typed(synthesized: dict[str, Path]) -> dict[str, Template]:
    suffix = ".template.json"
    return {
        name.removesuffix(suffix): Template.from_json(json.loads(text))
        for name, text in templates(synthesized["typed"]).items()
    }


@pytest.fixture(scope="session")
def team() -> Template:
    return Template.from_stack(TeamStack(App(), "ExampleTeam"))


def test_yaml_and_code_produce_the_same_templates(synthesized: dict[str, Path]) -> None:
    assert len(templates(synthesized["typed"])) == 11
    assert templates(synthesized["typed"]) == templates(synthesized["yaml"])


def test_the_platform_needs_no_function_and_no_custom_resource(typed: dict[str, Template]) -> None:
    for template in typed.values():
        template.resource_count_is("AWS::Lambda::Function", 0)
        template.resource_count_is("AWS::CloudFormation::CustomResource", 0)


def test_the_data_lake_denies_requests_without_tls(typed: dict[str, Template]) -> None:
    lake = typed["example-org-dev-shared-datalake"]
    lake.resource_count_is("AWS::S3::Bucket", 2)
    no_tls = {"Effect": "Deny", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
    lake.all_resources_properties(
        "AWS::S3::BucketPolicy",
        {"PolicyDocument": {"Statement": Match.array_with([Match.object_like(no_tls)])}},
    )


def test_the_data_scientist_cannot_administer_studio(typed: dict[str, Template]) -> None:
    roles = typed["example-org-dev-datascience-roles"].to_json()["Resources"]
    granted = {
        resource["Properties"]["RoleName"]: json.dumps(resource["Properties"]["ManagedPolicyArns"])
        for resource in roles.values()
        if resource["Type"] == "AWS::IAM::Role"
    }
    scientist = next(arns for name, arns in granted.items() if name.endswith("data-scientist"))
    administrator = next(arns for name, arns in granted.items() if name.endswith("data-admin"))
    assert "DataScienceAdminPolicy" in administrator
    assert "DataScienceUserPolicy" in scientist
    assert "DataScienceAdminPolicy" not in scientist


def test_studio_has_no_direct_internet_access(team: Template) -> None:
    team.has_resource_properties(
        "AWS::SageMaker::Domain",
        {
            "AppNetworkAccessType": "VpcOnly",
            "AuthMode": "IAM",
            "VpcId": "vpc-0123456789abcdef0",
            "SubnetIds": ["subnet-0123456789abcdef0"],
        },
    )


def test_jane_opens_her_profile_with_her_role(team: Template) -> None:
    team.has_resource_properties(
        "AWS::SageMaker::UserProfile",
        {
            "UserProfileName": "jane",
            "Tags": Match.array_with([{"Key": "userid", "Value": "AROAEXAMPLEEXAMPLE12:jane"}]),
        },
    )


def test_existing_roles_are_used_and_not_created(team: Template) -> None:
    team.resource_count_is("AWS::IAM::Role", 0)
    policies = team.find_resources("AWS::IAM::ManagedPolicy")
    attached = {role for policy in policies.values() for role in policy["Properties"]["Roles"]}
    assert attached == {"data-scientist", "team-execution"}


def test_data_is_retained_when_the_stack_is_deleted(team: Template) -> None:
    for kind in ("AWS::S3::Bucket", "AWS::KMS::Key", "AWS::Athena::WorkGroup"):
        team.all_resources(kind, {"DeletionPolicy": "RetainExceptOnCreate"})
