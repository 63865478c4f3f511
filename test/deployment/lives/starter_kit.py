"""The starter kit: deployed, used, changed, deleted and deployed again."""
from .cloud import ROOT, Cloud
from .deployed import changes_since, check_deployed, check_destroyed
from .existence import Existence
from .guarded import play_adoption, play_refusals
from .project import Project
from .sessions import check_access, get_object, put_object
from .steps import expect_equal
from .teams import play_teams

STARTER_KIT = ROOT / "starter-kits" / "basic-datascience-platform"
ORGANIZATION = "example-org"
AUDIT = f"{ORGANIZATION}-dev-shared-audit"
PROJECT = f"{ORGANIZATION}-dev-dataops-example-project"
TEAM = f"{ORGANIZATION}-dev-datascience-example-team"
# The sample kit does not let them read the sample data of the lake.
SAMPLE_READERS = ("team execution", "team scientist")

USER = """\
      team2:
        userRole:
          id: generated-role-id:data-scientist
"""
GRANT = """\
      grants:
        # Readers can describe and select.
        data-user-read:
          principalArns:
            data-user: ssm:/{{org}}/shared/generated-role/data-user/arn
            data-scientist: ssm:/{{org}}/datascience/generated-role/data-scientist/arn
            team-execution: ssm:/{{org}}/datascience/generated-role/team-execution/arn
"""

# Retained resources after the deletion: resources that hold data, and the resources that they need.
KEPT = {
    "AWS::Athena::WorkGroup": 2,
    "AWS::CloudTrail::Trail": 1,
    "AWS::Glue::DataCatalogEncryptionSettings": 1,
    "AWS::Glue::Database": 1,
    "AWS::KMS::Alias": 6,
    "AWS::KMS::Key": 6,
    "AWS::LakeFormation::DataLakeSettings": 1,
    "AWS::S3::Bucket": 6,
    "AWS::S3::BucketPolicy": 6,
}


def play(life):
    cloud = Cloud(life.directory)
    try:
        cloud.create_administrators()
        project = Project(cloud, STARTER_KIT, life.directory / "kit")
        play_first_deployment(life, project, access_of(cloud, ORGANIZATION, SAMPLE_READERS))
        with life.step("the stacks were deployed in the order that dsp ls shows"):
            deployed = [change["stack"] for change in cloud.control.changes() if change["action"] == "create"]
            expect_equal(list(dict.fromkeys(deployed)), project.listed(), "order of the stacks")
        play_teams(life, project, ORGANIZATION)
        _play_edits(life, project)
        play_refusals(life, project, ORGANIZATION)
        play_deletion(life, project, KEPT)
        play_adoption(life, project)
        life.note(f"peak memory of the emulator: {cloud.memory()} MiB")
    finally:
        cloud.close()
    fresh = Cloud(life.directory / "fresh")
    try:
        project.cloud = fresh
        with life.step("deploy again in a new account"):
            fresh.create_administrators()
            fresh.bootstrap()
            project.deploy()
            check_deployed(fresh, project.stacks())
    finally:
        fresh.close()


def play_first_deployment(life, project, access=None):
    """Up to the second deployment, which changes nothing. `access`: roles and their access."""
    cloud = project.cloud
    with life.step("bootstrap"):
        cloud.bootstrap()
    with life.step("deploy"):
        project.deploy()
    with life.step("all resources exist, including those that policies and parameters name"):
        check_deployed(cloud, project.stacks())
    if access:
        with life.step("sessions of the roles have exactly the expected access"):
            check_access(cloud, *access)
    play_no_change(life, project)


def play_no_change(life, project):
    with life.step("deploy again without changes"):
        count = len(project.cloud.control.changes())
        project.deploy()
        expect_equal(changes_since(project.cloud, count), [], "changes")
    with life.step("dsp diff is empty"):
        project.diff()


def play_edit(life, project, title, expected, *edits):
    """`edits`: file and replacements. `expected`: `action type stack/logical ID`."""
    with life.step(f"edit: {title}"):
        count = len(project.cloud.control.changes())
        for file, *replacements in edits:
            project.edit(file, *replacements)
        project.deploy()
        expect_equal(changes_since(project.cloud, count), sorted(expected), "changes")
        check_deployed(project.cloud, project.stacks())


def play_deletion(life, project, kept=None):
    """`kept`: number of retained resources by type. Default: the resources that the templates retain."""
    with life.step("destroy, only resources that hold data are retained"):
        stacks = project.stacks()
        before = Existence(project.cloud)
        project.destroy()
        kept_now = check_destroyed(project.cloud, stacks, before)
        expect_equal(kept_now, kept_now if kept is None else kept, "retained resources by type")


def _play_edits(life, project):
    play_edit(
        life, project, "a changed Studio setting and an additional user",
        [
            f"update AWS::SageMaker::Domain {TEAM}/TeamStudioDomain09CCF77C",
            f"create AWS::SageMaker::UserProfile {TEAM}/TeamStudioDomainProfileteam2AA7DF92E",
        ],
        (
            "datascience/datascience-team.yaml",
            ("idleTimeoutInMinutes: 60", "idleTimeoutInMinutes: 120"),
            ("userProfiles:\n", f"userProfiles:\n{USER}"),
        ),
    )
    play_edit(
        life, project, "an additional reader of audit records",
        [
            f"update AWS::KMS::Key {AUDIT}/AuditBucketKey247690B9",
            f"update AWS::S3::BucketPolicy {AUDIT}/AuditBucketPolicy83DC868F",
        ],
        ("governance/audit.yaml", ("readRoles:\n", "readRoles:\n  - id: generated-role-id:data-user\n")),
    )
    play_edit(
        life, project, "a removed Lake Formation grant",
        [
            f"delete AWS::LakeFormation::PrincipalPermissions {PROJECT}/{grant}" for grant in (
                "ProjectGrantsDatabasesampledatabasedatascientistE9B801FB",
                "ProjectGrantsDatabasesampledatabasedatauser0A77BD54",
                "ProjectGrantsDatabasesampledatabaseteamexecution2A13E609",
                "ProjectGrantsTablessampledatabasedatascientist7AE46671",
                "ProjectGrantsTablessampledatabasedatauserFAA8370C",
                "ProjectGrantsTablessampledatabaseteamexecution9F4B139A",
            )
        ],
        ("dataops/project.yaml", (GRANT, "")),
    )


def access_of(cloud, organization, sample_readers=()):
    """The roles of the kit, and their access. Readers of the sample data of the lake can describe its key."""
    lake_module = f"{organization}-dev-shared-datalake"
    lake = f"{lake_module}-transformed"
    team = f"{organization}-dev-datascience-example-team"
    audit = f"{organization}-dev-shared-audit"
    roles = {
        label: f"arn:aws:iam::{cloud.account}:role/{organization}-dev-{name}" for label, name in {
            "data-admin": "shared-roles-data-admin",
            "data-user": "shared-roles-data-user",
            "glue-etl": "shared-roles-glue-etl",
            "other scientist": "shared-roles-data-scientist",
            "team admin": "datascience-roles-data-admin",
            "team scientist": "datascience-roles-data-scientist",
            "team execution": "datascience-roles-team-execution",
        }.items()
    }
    return roles, {
        "write to the lake": (put_object(lake, "data/x"), ["data-admin"]),
        "read the prefix of readers": (get_object(lake, "data/x"), ["data-admin", "data-user", "glue-etl"]),
        "read without TLS": (lambda client: client("s3", tls=False).get_object(Bucket=lake, Key="data/x"), []),
        "read another prefix": (get_object(lake, "other/x"), ["data-admin"]),
        "write to another prefix": (put_object(lake, "other/x"), ["data-admin"]),
        "delete from the lake": (lambda client: client("s3").delete_object(Bucket=lake, Key="data/x"), ["data-admin"]),
        "open the lake": (lambda client: client("s3").delete_bucket_policy(Bucket=lake), []),
        "write to the bucket of the team": (put_object(team, "x"), ["team admin"]),
        "read from the bucket of the team": (get_object(team, "x"), ["team admin"]),
        "write where the team works": (
            put_object(team, "sagemaker/notebooks/x"), ["team admin", "team execution", "team scientist"],
        ),
        "read audit records": (get_object(audit, "x"), ["data-admin"]),
        "write audit records": (put_object(audit, "x"), []),
        "encrypt with the key of the lake": (
            lambda client: client("kms").generate_data_key(KeyId=f"alias/{lake_module}", KeySpec="AES_256"), ["data-admin"],
        ),
        "look at the key of the lake": (
            lambda client: client("kms").describe_key(KeyId=f"alias/{lake_module}"),
            ["data-admin", "data-user", "glue-etl", *sample_readers],
        ),
        "list workgroups": (
            lambda client: client("athena").list_work_groups(),
            ["data-admin", "data-user", "other scientist", "team admin", "team execution", "team scientist"],
        ),
    }
