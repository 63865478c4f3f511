"""Deployments that would lose data, or that CloudFormation cannot carry out: rejected, then allowed by logical ID."""
import re

from .deployed import changes_since, check_deployed
from .steps import expect_equal

# Another naming scheme for one module. Names are create-only properties.
_NAMING = """\
exports.Renamed = class Renamed {
  resourceName({ suffix } = {}) {
    return ['renamed-athena', suffix].filter((part) => part !== undefined).join('-');
  }
};
"""
_ATHENA = """\
          athena:
"""
_RENAMED = f"""\
{_ATHENA}\
            custom_naming:
              naming_module: ./naming.js
              naming_class: Renamed
"""
_PROFILE = """\
      team1:
        userRole:
          id: generated-role-id:data-scientist
"""
# The role of a profile is one of the team's user roles.
_USER_ROLES = """\
  teamUserRoles:
    - id: generated-role-id:data-scientist
"""
_OTHER_ROLE = (
    (_PROFILE, _PROFILE.replace("data-scientist", "data-admin")),
    (_USER_ROLES, f"{_USER_ROLES}    - id: generated-role-id:data-admin\n"),
)


def play_refusals(life, project, organization):
    athena = f"{organization}-dev-shared-athena"
    with life.step("another role of a user is refused, with the steps that work, and nothing changes"):
        project.edit("datascience/datascience-team.yaml", *_OTHER_ROLE)
        output = _refused(project)
        _expect("DSP441", output)
        _expect('AWS::SageMaker::UserProfile "team1"', output)
        _expect("remove it in one deployment and add it with the new values in the next", output)
        _expect("datascience/datascience-team.yaml:", output)
        project.edit("datascience/datascience-team.yaml", *[(new, old) for old, new in _OTHER_ROLE])
    with life.step("other names of what holds data are refused, and nothing changes"):
        (project.directory / "naming.js").write_text(_NAMING)
        project.edit("mdaa.yaml", (_ATHENA, _RENAMED))
        output = _refused(project)
        _expect("DSP440", output)
        refused = re.findall(r"--allow-replacement (\w+)", output)
        expect_equal(
            sorted(re.sub(r"\w{8}$", "", logical_id) for logical_id in refused),
            ["AthenaWorkgroup", "AthenaWorkgroupBucket"], "refused resources",
        )
    with life.step("one of several is not enough, and a dry run says the same"):
        _refused(project, "--allow-replacement", refused[0])
        _expect(refused[1], project.deploy(expect=1, options=("--dry-run",)))
    with life.step("what is allowed by name is replaced, and nothing else"):
        count = len(project.cloud.control.changes())
        project.deploy(options=[part for logical_id in refused for part in ("--allow-replacement", logical_id)])
        changes = changes_since(project.cloud, count)
        expect_equal([change for change in changes if f" {athena}/" not in change and "replace" in change], [], "changes")
        # The policy of the bucket goes with it, the names of policies and aliases hold no data.
        held = [change for change in changes if change.split()[:2] in (
            ["replace", "AWS::Athena::WorkGroup"], ["replace", "AWS::S3::Bucket"],
        )]
        expect_equal(sorted(change.split("/")[-1] for change in held), sorted(refused), "replaced resources with data")
        check_deployed(project.cloud, project.stacks())


def play_adoption(life, project):
    """After `destroy`: the names of retained buckets are taken. Other retained types have no import in the emulator."""
    modules = ("-d", "shared", "-m", "roles,datalake")
    with life.step("retained buckets are adopted after destroy, with their objects"):
        s3 = project.cloud.client("s3")
        bucket = next(item["Name"] for item in s3.list_buckets()["Buckets"] if item["Name"].endswith("-transformed"))
        s3.put_object(Bucket=bucket, Key="data/kept", Body=b"kept")
        _expect("--adopt-existing", project.deploy(expect=1, options=modules))
        project.deploy(options=(*modules, "--adopt-existing"))
        expect_equal(s3.get_object(Bucket=bucket, Key="data/kept")["Body"].read(), b"kept", "object")
        count = len(project.cloud.control.changes())
        project.deploy(options=modules)
        expect_equal(changes_since(project.cloud, count), [], "changes")


def _refused(project, *options):
    count = len(project.cloud.control.changes())
    output = project.deploy(expect=1, options=options)
    expect_equal(changes_since(project.cloud, count), [], "changes")
    return output


def _expect(text, output):
    assert text in output, f"{text!r} is not in the output:\n{output[-3000:]}"
