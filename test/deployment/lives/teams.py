"""Teams that create their own roles: added, used, changed and removed with one command each."""
from .deployed import changes_since, check_deployed
from .sessions import check_access, get_object, put_object
from .steps import expect_equal

_TEAMS = ("fraud", "churn")
# What a new team changes outside of its own stack: the policies and grants of the sample data.
_OUTSIDE = {"AWS::KMS::Key", "AWS::LakeFormation::PrincipalPermissions", "AWS::S3::BucketPolicy"}


def play_teams(life, project, organization):
    domain = f"{organization}-dev-datascience"
    files = project.texts()
    with life.step("add two teams that create their own roles"):
        count = len(project.cloud.control.changes())
        project.change("add", "team", "fraud", "--users", "alice,bob")
        project.change("add", "team", "churn", "--users", "dora")
        project.deploy()
        changes = [change.split(" ", 2) for change in changes_since(project.cloud, count)]
        own = tuple(f"{domain}-{team}/" for team in _TEAMS)
        expect_equal({action for action, _, place in changes if place.startswith(own)}, {"create"}, "actions in the teams")
        expect_equal({kind for _, kind, place in changes if not place.startswith(own)}, _OUTSIDE, "types outside of the teams")
        check_deployed(project.cloud, project.stacks())
    with life.step("sessions of the teams have access to their own data and the sample data"):
        check_access(project.cloud, *_access(project.cloud, organization))
    _play_user(life, project, domain)
    with life.step("remove the teams: all files are as before, and their stacks are deleted"):
        project.destroy(options=("-d", "datascience", "-m", ",".join(_TEAMS)))
        for team in _TEAMS:
            project.change("remove", "team", team)
        expect_equal(project.texts(), files, "files")
        project.deploy()
        check_deployed(project.cloud, project.stacks())


def _play_user(life, project, domain):
    for verb, action in (("add", "create"), ("remove", "delete")):
        with life.step(f"{verb} a user: only the profile of the user changes"):
            count = len(project.cloud.control.changes())
            project.change(verb, "user", "fraud", "carol")
            project.deploy()
            changes = [change.rsplit("/", 1)[0] for change in changes_since(project.cloud, count)]
            expect_equal(changes, [f"{action} AWS::SageMaker::UserProfile {domain}-fraud"], "changes")
            check_deployed(project.cloud, project.stacks())


def _access(cloud, organization):
    """The roles of the teams, and their access."""
    prefix = f"{organization}-dev-datascience"
    lake = f"{organization}-dev-shared-datalake-transformed"
    roles = {
        f"{team} {role}": f"arn:aws:iam::{cloud.account}:role/{prefix}-{team}-{role}"
        for team in _TEAMS for role in ("admin", "user", "execution")
    }
    roles["example scientist"] = f"arn:aws:iam::{cloud.account}:role/{prefix}-roles-data-scientist"
    members = [f"{team} {role}" for team in _TEAMS for role in ("user", "execution")]
    access = {
        "read the sample data": (get_object(lake, "data/sample_data/x"), [*members, "example scientist"]),
        "read other data": (get_object(lake, "data/x"), []),
        "write to the sample data": (put_object(lake, "data/sample_data/x"), []),
    }
    for team in _TEAMS:
        bucket = f"{prefix}-{team}"
        own = [f"{team} {role}" for role in ("admin", "user", "execution")]
        access[f"write where {team} works"] = (put_object(bucket, "projects/x"), own)
        access[f"read where {team} works"] = (get_object(bucket, "projects/x"), own)
        access[f"use the key of {team}"] = (_encrypt(f"alias/{bucket}"), own)
    access["write where the first team works"] = (put_object(f"{prefix}-example-team", "projects/x"), ["example scientist"])
    return roles, access


def _encrypt(alias):
    return lambda client: client("kms").generate_data_key(KeyId=alias, KeySpec="AES_256")
