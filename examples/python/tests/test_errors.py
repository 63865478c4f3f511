"""Every problem is an error with a message, a location and a hint."""

import re
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App, Stack
from cdk_data_science_platform import DataLake, DataSciencePlatform, DataScienceTeam, GeneratedRoles, RoleRef, TeamOptions


def problems(error: BaseException) -> list[tuple[str, str]]:
    """The codes and messages in an error of the library."""
    return re.findall(r"^(?:.*: )?error (DSP\d{3}): (.*)$", str(error), re.MULTILINE)


def lake(stack: Stack, **options: Any) -> DataLake:
    defaults: dict[str, Any] = {
        "roles": {"Admins": [{"name": "admin"}]},
        "access_policies": {"Root": {"rule": {"prefix": "/", "readWriteSuperRoles": ["Admins"]}}},
        "buckets": {"raw": {"accessPolicies": ["Root"]}},
    }
    return DataLake(stack, "Lake", **{**defaults, **options})


def test_a_snake_case_key_in_a_map(stack: Stack) -> None:
    with pytest.raises(RuntimeError) as caught:
        GeneratedRoles(stack, "Roles", generate_roles={"analyst": {"trusted_principal": "this_account"}})
    assert str(caught.value) == (
        'Stack/Roles: generateRoles.analyst.trusted_principal: error DSP110: unknown key "trusted_principal"\n'
        '  hint: did you mean "trustedPrincipal"?'
    )


def test_a_snake_case_key_that_is_optional(stack: Stack) -> None:
    role = {"trustedPrincipal": "this_account", "generated_policies": ["P"]}
    with pytest.raises(RuntimeError, match=r'unknown key "generated_policies"\n  hint: did you mean "generatedPolicies"\?'):
        GeneratedRoles(stack, "Roles", generate_roles={"analyst": role})


def test_a_snake_case_key_in_a_list_in_a_map(stack: Stack) -> None:
    with pytest.raises(RuntimeError, match=r'Stack/Lake: roles\.Admins\[0\]\.ref_id: error DSP110: unknown key "ref_id"\n  hint: did you mean "refId"\?'):
        lake(stack, roles={"Admins": [{"name": "admin", "ref_id": "Admin"}]})


def test_a_snake_case_key_in_a_dict_in_a_dict_in_a_map(stack: Stack) -> None:
    rule = {"prefix": "/", "read_write_super_roles": ["Admins"]}
    with pytest.raises(RuntimeError, match=r"accessPolicies\.Root\.rule\.read_write_super_roles: error DSP110"):
        lake(stack, access_policies={"Root": {"rule": rule}})


def test_a_dict_in_a_list_of_a_class(stack: Stack) -> None:
    team = TeamOptions(data_admin_roles=[{"nmae": "admin", "id": "AROAEXAMPLEEXAMPLE12"}], team_execution_role=RoleRef(name="execution"))
    with pytest.raises(RuntimeError, match=r'team\.dataAdminRoles\[0\]\.nmae: error DSP110: unknown key "nmae"\n  hint: did you mean "name"\?'):
        DataScienceTeam(stack, "Team", team=team)


def test_an_unknown_key(stack: Stack) -> None:
    with pytest.raises(RuntimeError, match=r'DSP110: unknown key "colour"'):
        lake(stack, buckets={"raw": {"accessPolicies": ["Root"], "colour": "blue"}})


def test_a_missing_key(stack: Stack) -> None:
    with pytest.raises(RuntimeError, match=r'generateRoles\.analyst: error DSP112: "trustedPrincipal" is missing'):
        GeneratedRoles(stack, "Roles", generate_roles={"analyst": {}})


def test_a_value_of_the_wrong_type(stack: Stack) -> None:
    with pytest.raises(RuntimeError, match=r'buckets\.raw\.accessPolicies: error DSP111: expected a list, found "Root"'):
        lake(stack, buckets={"raw": {"accessPolicies": "Root"}})


def test_all_problems_are_reported_together(stack: Stack) -> None:
    with pytest.raises(RuntimeError) as caught:
        lake(stack, roles={"Admins": [{"nome": "admin"}]}, buckets={"raw": {"access_policies": ["Root"]}})
    assert ("DSP110", 'unknown key "nome"') in problems(caught.value)
    assert ("DSP110", 'unknown key "access_policies"') in problems(caught.value)


def test_a_nested_key_of_a_platform() -> None:
    modules = {"lake": {"data_lake": {}}}
    with pytest.raises(RuntimeError) as caught:
        DataSciencePlatform(App(), "Platform", organization="acme", domains={"d": {"environments": {"dev": {"modules": modules}}}})
    assert problems(caught.value)[0] == ("DSP110", 'unknown key "data_lake"')
    assert 'did you mean "dataLake"?' in str(caught.value)
    assert "domains.d.environments.dev.modules.lake.data_lake" in str(caught.value)


def test_an_argument_that_python_rejects(stack: Stack) -> None:
    with pytest.raises(TypeError, match="refId"):
        RoleRef(refId="Admin")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="dataAdminRoles"):
            DataScienceTeam(stack, "Team", team={"dataAdminRoles": [], "teamExecutionRole": {"name": "execution"}})


def test_a_rule_of_the_library(stack: Stack) -> None:
    with pytest.raises(RuntimeError) as caught:
        lake(stack, roles={"Admins": [RoleRef(id="no-id")]})
    assert problems(caught.value) == [("DSP304", '"no-id" is not the unique ID of an IAM role')]
    assert "kernel" not in str(caught.value)


def test_a_method(kit: Path) -> None:
    platform = DataSciencePlatform.from_yaml(App(), "Platform", str(kit))
    with pytest.raises(RuntimeError, match=r'DSP204: the platform has no module "shared/dev/datalak"\n  hint: did you mean "shared/dev/datalake"\?'):
        platform.module("shared", "dev", "datalak")


def test_a_location_in_a_file(kit: Path, tmp_path: Path) -> None:
    text = (kit / "mdaa.yaml").read_text().replace("organization:", "organisation:")
    (tmp_path / "mdaa.yaml").write_text(text)
    line = text[: text.index("organisation:")].count("\n") + 1
    with pytest.raises(RuntimeError) as caught:
        DataSciencePlatform.from_yaml(App(), "Platform", str(tmp_path))
    assert re.search(rf'mdaa\.yaml:{line}:1: error DSP110: unknown key "organisation"', str(caught.value))
