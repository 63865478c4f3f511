"""Classes and dicts, at every depth.

A dict instead of a class has keys in Python spelling. In a list or a map, and everywhere inside it, a dict has keys in the spelling of the library:
`readRoles`.
"""

from typing import Any

import jsii
import pytest
from aws_cdk import App, Stack
from aws_cdk.assertions import Template
from aws_cdk.aws_iam import AccountRootPrincipal, Role
from aws_cdk.aws_kms import Key
from aws_cdk.aws_s3 import Bucket
from cdk_data_science_platform import (
    DataLake,
    DataLakeAccessPolicy,
    DataLakeAccessRule,
    DataLakeBucketOptions,
    DataLakeOptions,
    DataLakeProps,
    DataSciencePlatform,
    DataScienceTeam,
    DomainOptions,
    EnvironmentOptions,
    IResourceNaming,
    ModuleOptions,
    RoleRef,
    StudioAuthMode,
    StudioDomain,
    StudioDomainOptions,
    StudioUserProfileOptions,
    TeamOptions,
)

ADMIN = "arn:aws:iam::111122223333:role/admin"
CLASSES: dict[str, Any] = {
    "roles": {"Admins": [RoleRef(arn=ADMIN, immutable=True)]},
    "access_policies": {
        "Root": DataLakeAccessPolicy(rule=DataLakeAccessRule(prefix="/", read_write_super_roles=["Admins"])),
    },
    "buckets": {"raw": DataLakeBucketOptions(access_policies=["Root"])},
}
DICTS: dict[str, Any] = {
    "roles": {"Admins": [{"arn": ADMIN, "immutable": True}]},
    "access_policies": {"Root": {"rule": {"prefix": "/", "readWriteSuperRoles": ["Admins"]}}},
    "buckets": {"raw": {"accessPolicies": ["Root"]}},
}


def template(**options: Any) -> Any:
    stack = Stack(App(), "Stack")
    DataLake(stack, "Lake", **options)
    return Template.from_stack(stack).to_json()


def studio(stack: Stack, key: Key, **options: Any) -> StudioDomain:
    return StudioDomain(
        stack,
        "Studio",
        vpc_id="vpc-0123456789abcdef0",
        subnet_ids=["subnet-0123456789abcdef0"],
        execution_role=RoleRef(name="execution"),
        key=key,
        bucket=Bucket(stack, "Bucket", encryption_key=key),
        **options,
    )


class TestClassesAndDicts:
    def test_make_the_same_template(self) -> None:
        made = template(**CLASSES)
        assert "arn:aws:iam::111122223333:role/admin" in str(made)
        assert template(**DICTS) == made

    @pytest.mark.parametrize("option", ["roles", "access_policies", "buckets"])
    def test_can_be_mixed(self, option: str) -> None:
        assert template(**{**CLASSES, option: DICTS[option]}) == template(**CLASSES)

    def test_a_class_can_stand_in_a_dict_and_a_dict_in_a_class(self) -> None:
        rule = {"prefix": "/", "read_write_super_roles": ["Admins"]}
        in_class = template(**{**CLASSES, "access_policies": {"Root": DataLakeAccessPolicy(rule=rule)}})
        in_dict = template(
            **{
                **CLASSES,
                "access_policies": {"Root": {"rule": DataLakeAccessRule(prefix="/", read_write_super_roles=["Admins"])}},
            }
        )
        assert in_class == in_dict == template(**CLASSES)

    def test_one_object_can_be_used_twice(self) -> None:
        bucket = CLASSES["buckets"]["raw"]
        made = template(**{**CLASSES, "buckets": {"raw": bucket, "curated": bucket}})
        assert sum(resource["Type"] == "AWS::S3::Bucket" for resource in made["Resources"].values()) == 2

    def test_none_is_as_if_it_were_not_there(self) -> None:
        with_none = {"arn": ADMIN, "immutable": True, "name": None}
        assert template(**{**CLASSES, "roles": {"Admins": [with_none]}}) == template(**CLASSES)

    def test_a_whole_platform_in_dicts(self) -> None:
        def platform(domains: Any) -> Any:
            made = DataSciencePlatform(App(), "Platform", organization="acme", domains=domains)
            return Template.from_stack(made.module("shared", "dev", "lake").stack).to_json()

        lake = {"roles": DICTS["roles"], "accessPolicies": DICTS["access_policies"], "buckets": DICTS["buckets"]}
        in_dicts = platform({"shared": {"environments": {"dev": {"modules": {"lake": {"dataLake": lake}}}}}})
        module = ModuleOptions(data_lake=DataLakeOptions(**CLASSES))
        in_classes = platform({"shared": DomainOptions(environments={"dev": EnvironmentOptions(modules={"lake": module})})})
        assert in_dicts == in_classes


class TestConstructs:
    """Constructs and tokens keep their type at any depth."""

    @pytest.mark.parametrize("reference", [lambda role: RoleRef(role=role), lambda role: {"role": role}])
    def test_a_role_in_a_list_in_a_map(self, stack: Stack, reference: Any) -> None:
        role = Role(stack, "Admin", assumed_by=AccountRootPrincipal())
        DataLake(stack, "Lake", **{**CLASSES, "roles": {"Admins": [reference(role)]}})
        made = Template.from_stack(stack)
        arn = {"Fn::GetAtt": [next(iter(made.find_resources("AWS::IAM::Role"))), "Arn"]}
        policies = made.find_resources("AWS::S3::BucketPolicy")
        assert policies and all(str(arn) in str(policy) for policy in policies.values())

    def test_a_role_in_a_class_in_a_map_in_a_class(self, stack: Stack) -> None:
        role = Role(stack, "Person", assumed_by=AccountRootPrincipal())
        DataScienceTeam(
            stack,
            "Team",
            team=TeamOptions(
                data_admin_roles=[RoleRef(name="admin")],
                team_execution_role=RoleRef(name="execution"),
                studio_domain_config=StudioDomainOptions(
                    auth_mode=StudioAuthMode.IAM,
                    vpc_id="vpc-0123456789abcdef0",
                    subnet_ids=["subnet-0123456789abcdef0"],
                    user_profiles={"jane": StudioUserProfileOptions(user_role=RoleRef(role=role))},
                ),
            ),
        )
        made = Template.from_stack(stack)
        role_id = {"Fn::GetAtt": [next(iter(made.find_resources("AWS::IAM::Role"))), "RoleId"]}
        made.has_resource_properties(
            "AWS::SageMaker::UserProfile",
            {"Tags": [{"Key": "userid", "Value": {"Fn::Join": ["", [role_id, ":jane"]]}}]},
        )

    def test_a_token_in_a_list_in_a_map(self, stack: Stack) -> None:
        role = Role(stack, "Admin", assumed_by=AccountRootPrincipal())
        DataLake(stack, "Lake", **{**CLASSES, "roles": {"Admins": [{"arn": role.role_arn}]}})
        assert "${Token" not in str(Template.from_stack(stack).to_json())

    def test_a_key_and_a_bucket(self, stack: Stack) -> None:
        key = Key(stack, "Key")
        domain = studio(stack, key, auth_mode=StudioAuthMode.IAM)
        made = Template.from_stack(stack)
        made.resource_count_is("AWS::KMS::Key", 1)
        made.has_resource_properties("AWS::SageMaker::Domain", {"KmsKeyId": stack.resolve(key.key_id)})
        assert domain.node.scope == stack

    def test_what_a_component_made_is_at_hand(self, stack: Stack) -> None:
        lake = DataLake(stack, "Lake", **CLASSES)
        assert isinstance(lake.bucket("raw").bucket_name, str)
        assert stack.resolve(lake.key.key_arn) == {"Fn::GetAtt": [stack.get_logical_id(lake.key.node.default_child), "Arn"]}

    def test_names_that_python_gives(self, stack: Stack) -> None:
        @jsii.implements(IResourceNaming)
        class Shouting:
            def resource_name(self, *, suffix: str | None = None, max_length: float | None = None) -> str:
                return f"acme-{suffix or 'main'}-x"

        DataLake(stack, "Lake", naming=Shouting(), **CLASSES)
        Template.from_stack(stack).has_resource_properties("AWS::S3::Bucket", {"BucketName": "acme-raw-x"})


class TestEnums:
    def domain(self, auth_mode: Any) -> Any:
        studio = {"authMode": auth_mode, "vpcId": "vpc-0123456789abcdef0", "subnetIds": ["subnet-0123456789abcdef0"]}
        team = {"dataAdminRoles": [{"name": "admin"}], "teamExecutionRole": {"name": "execution"}, "studioDomainConfig": studio}
        modules = {"team": {"dataScienceTeam": {"team": team}}}
        domains = {"science": {"environments": {"dev": {"modules": modules}}}}
        made = DataSciencePlatform(App(), "Platform", organization="acme", domains=domains)
        return Template.from_stack(made.module("science", "dev", "team").stack)

    @pytest.mark.parametrize("auth_mode", [StudioAuthMode.IAM, "IAM"])
    def test_in_a_dict_a_member_or_its_text(self, auth_mode: Any) -> None:
        self.domain(auth_mode).has_resource_properties("AWS::SageMaker::Domain", {"AuthMode": "IAM"})

    def test_in_a_dict_another_text_is_refused(self) -> None:
        with pytest.raises(RuntimeError, match=r'authMode: error DSP113: "IAN" is not one of IAM, SSO\n  hint: did you mean "IAM"\?'):
            self.domain("IAN")

    def test_in_a_class_a_member(self) -> None:
        with pytest.raises(TypeError, match="auth_mode"):
            StudioDomainOptions(auth_mode="IAM", vpc_id="vpc-1", subnet_ids=[])  # type: ignore[arg-type]


def test_a_class_of_properties_spreads_into_a_constructor(stack: Stack) -> None:
    props = DataLakeProps(**CLASSES)
    assert props.buckets == CLASSES["buckets"]
    assert props == DataLakeProps(**CLASSES)


def test_a_struct_without_a_property_in_a_map_is_itself() -> None:
    stack = Stack(App(), "Stack")
    studio(stack, Key(stack, "Key"), auth_mode=StudioAuthMode.SSO, user_profiles={"jane": StudioUserProfileOptions()})
    Template.from_stack(stack).resource_count_is("AWS::SageMaker::UserProfile", 1)
