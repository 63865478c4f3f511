"""The comprehensive platform sample: five accounts and two Regions, deployed from one account."""
import json

from .cloud import ROOT, Cloud
from .deployed import check_deployed
from .project import Project
from .sessions import check_access, get_object, put_object
from .starter_kit import play_deletion, play_edit, play_no_change
from .steps import expect_equal

SAMPLE = ROOT / "samples" / "platform" / "comprehensive"
MAIN, PROD, MORE, PARTNER, SCIENCE = "111122223333", "222233334444", "444455556666", "777788889999", "555566667777"
PLACES = [
    (MAIN, "eu-central-1"), (MORE, "eu-central-1"), (PARTNER, "eu-west-1"), (SCIENCE, "eu-west-1"), (PROD, "eu-west-1"),
]
_PROTECTED = ["example-org-dev-dataops-crawlers", "example-org-dev-dataops-project", "example-org-prod-shared-roles"]
LAKE = "example-org-dev-shared-datalake"
_ARCHIVE_ARN = "Publishedexampleorgshareddatalakebucketarchivearn4b2a447d996FD3E7"
_ARCHIVE_NAME = "Publishedexampleorgshareddatalakebucketarchivenamed734bb6336CAF379"
# The output of the commands of the module, before and after its deployment.
_HOOKS = [f"deploying {LAKE}", f"deployed {LAKE}"]
# Two domains retain data, the third is a sandbox.
KEPT = {
    "AWS::Athena::WorkGroup": 1,
    "AWS::KMS::Alias": 2,
    "AWS::KMS::Key": 2,
    "AWS::S3::Bucket": 6,
    "AWS::S3::BucketPolicy": 6,
}


def play(life):
    cloud = Cloud(life.directory, *PLACES[0])
    try:
        project = Project(cloud, SAMPLE, life.directory / "platform")
        with life.step("bootstrap five accounts in their Regions"):
            for place in PLACES:
                cloud.bootstrap(*place)
        with life.step("create the resources that the configuration requires"):
            _prepare(cloud)
        with life.step("deploy, with the commands around a module"):
            printed = project.deploy().splitlines()
            expect_equal([line for line in printed if line in _HOOKS], _HOOKS, "printed by the commands")
        with life.step("all resources exist, including those that policies and parameters name"):
            check_deployed(cloud, project.stacks())
        with life.step("sessions of the roles have exactly the expected access"):
            check_access(cloud, *_access())
        play_no_change(life, project)
        _play_edits(life, project)
        _play_protection(life, project)
        play_deletion(life, project, KEPT)
        life.note(f"peak memory of the emulator: {cloud.memory()} MiB")
    finally:
        cloud.close()


def _play_edits(life, project):
    play_edit(
        life, project, "a changed prefix for analysts",
        [f"update AWS::S3::BucketPolicy {LAKE}/DataLakeBucketrawPolicyD18EEA86"],
        ("mdaa.yaml", ("lake_prefix_dev: data/", "lake_prefix_dev: facts/")),
    )
    play_edit(
        life, project, "an additional bucket, published in two other accounts",
        [
            f"create AWS::S3::Bucket {LAKE}/DataLakeBucketarchiveB3B861D0",
            f"create AWS::S3::BucketPolicy {LAKE}/DataLakeBucketarchivePolicy1C17314B",
            *(
                f"create AWS::SSM::Parameter {stack}/{parameter}" for parameter in (_ARCHIVE_ARN, _ARCHIVE_NAME)
                for stack in (LAKE, f"{LAKE}-{MORE}", f"{LAKE}-{PARTNER}-eu-west-1")
            ),
        ],
        ("shared/datalake-more.yaml", ("buckets:\n", "buckets:\n  archive:\n    accessPolicies: [Admins]\n")),
    )


def _play_protection(life, project):
    with life.step("destroy stops at a stack with termination protection"):
        project.destroy(expect=1)
        check_deployed(project.cloud, [stack for stack in project.stacks() if stack.name in _PROTECTED])
    with life.step("deploy without protection, which recreates the deleted resources"):
        project.edit(
            "mdaa.yaml", ("termination_protection: true\n\n", "\n"), ("        termination_protection: true\n", ""),
        )
        project.deploy()
        check_deployed(project.cloud, project.stacks())


def _access():
    """The roles of two accounts, and their access to the lake."""
    raw, curated = "lake-dev-shared-datalake-raw", "lake-dev-shared-datalake-curated"
    roles = {
        "admin": f"arn:aws:iam::{MAIN}:role/dev-dev-shared-roles-data-admin",
        "analyst": f"arn:aws:iam::{MAIN}:role/dev-dev-shared-roles-analyst",
        "analyst of prod": f"arn:aws:iam::{PROD}:role/ex-prod-shared-roles-analyst",
        "scientist": f"arn:aws:iam::{SCIENCE}:role/science-dev-datascience-roles-data-scientist",
    }
    return roles, {
        "write": (put_object(raw, "data/x"), ["admin"]),
        "read the prefix of analysts": (get_object(raw, "data/x"), ["admin", "analyst"]),
        "read another prefix": (get_object(raw, "other/x"), ["admin"]),
        "read from another bucket": (get_object(curated, "data/x"), ["admin"]),
    }


def _prepare(cloud):
    """Permissions boundaries, the VPC with its parameter, and existing roles that the configuration names."""
    boundary = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    for account, name in ((MAIN, "platform-boundary"), (PROD, "platform-boundary"), (SCIENCE, "science-boundary")):
        cloud.client("iam", account).create_policy(PolicyName=name, PolicyDocument=json.dumps(boundary))
    for name, service in (("data-admin", None), ("glue-etl", "glue.amazonaws.com")):
        principal = {"Service": service} if service else {"AWS": f"arn:aws:iam::{MAIN}:root"}
        statement = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal}
        trust = {"Version": "2012-10-17", "Statement": [statement]}
        cloud.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))
    vpc = cloud.client("ec2").create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    cloud.client("ssm").put_parameter(Name="/example-org/network/vpc/id", Value=vpc, Type="String")
