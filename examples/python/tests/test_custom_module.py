import pytest
from aws_cdk import App
from aws_cdk.assertions import Match, Template
from cdk_data_science_platform import (
    DataSciencePlatform,
    DomainOptions,
    EnvironmentOptions,
    GeneratedRoleOptions,
    GeneratedRolesOptions,
    ModuleOptions,
)

from data_platform.feature_store import FeatureStoreModule


def platform(readers: list[str]) -> DataSciencePlatform:
    roles = GeneratedRolesOptions(
        generate_roles={"reader": GeneratedRoleOptions(trusted_principal="this_account")}
    )
    modules = {
        "roles": ModuleOptions(roles=roles),
        "feature-store": ModuleOptions(custom=FeatureStoreModule(readers=readers)),
    }
    environment = EnvironmentOptions(modules=modules)
    return DataSciencePlatform(
        App(),
        "Platform",
        organization="acme",
        domains={"shared": DomainOptions(environments={"dev": environment})},
    )


@pytest.fixture(scope="module")
def found() -> DataSciencePlatform:
    return platform(["generated-role-arn:reader"])


def test_a_module_in_python_is_created_after_the_modules_that_it_refers_to(found: DataSciencePlatform) -> None:
    assert [module.name for module in found.modules] == ["roles", "feature-store"]
    assert found.module("shared", "dev", "feature-store").kind == "feature-store"


def test_references_in_its_options_are_replaced(found: DataSciencePlatform) -> None:
    template = Template.from_stack(found.module("shared", "dev", "feature-store").stack)
    arn = {"Fn::Join": ["", Match.array_with([":role/acme-dev-shared-roles-reader"])]}
    template.has_resource_properties(
        "AWS::KMS::Key",
        {"KeyPolicy": {"Statement": Match.array_with([Match.object_like({"Sid": "Decrypt", "Principal": {"AWS": arn}})])}},
    )
    template.has_resource_properties("AWS::SSM::Parameter", {"Name": "/acme/shared/feature-store/bucket/name"})


def test_an_unresolved_reference_is_a_located_error() -> None:
    with pytest.raises(RuntimeError, match=r"custom\.readers\[0\]: error DSP202"):
        platform(["generated-role-arn:raeder"])
