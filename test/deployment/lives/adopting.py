"""Stacks of MDAA with objects in their buckets: rejected, adopted, deployed; no resource with data is replaced."""
import json
import subprocess

from .cloud import ROOT, Cloud
from .deployed import changes_since
from .mdaa_stacks import templates, text
from .project import Project
from .starter_kit import ORGANIZATION, STARTER_KIT, play_no_change
from .steps import expect_equal

# What keeps its physical ID. Parameters and policies hold no data.
_KEPT_TYPES = (
    "AWS::Athena::WorkGroup", "AWS::EC2::SecurityGroup", "AWS::Glue::Database", "AWS::Glue::SecurityConfiguration",
    "AWS::Glue::Table", "AWS::IAM::Role", "AWS::KMS::Alias", "AWS::KMS::Key", "AWS::S3::Bucket", "AWS::SNS::Topic",
    "AWS::SageMaker::Domain",
)
_ACTIONS = {"updated in place": "update", "created": "create", "removed": "delete", "replaced": "replace"}


def play(life):
    cloud = Cloud(life.directory)
    try:
        cloud.create_administrators()
        with life.step("bootstrap, and the stacks that MDAA deployed, with objects in their buckets"):
            cloud.bootstrap()
            _deploy_with_mdaa(cloud, "create_stack", templates(ORGANIZATION))
            buckets = _fill_buckets(cloud)
            before = _resources(cloud)
        project = Project(cloud, STARTER_KIT, life.directory / "kit")
        _make_compatible(project)
        with life.step("a deployment without the adoption is refused, and nothing changes"):
            count = len(cloud.control.changes())
            output = project.deploy(expect=1)
            assert output.count("error DSP445") == len(templates(ORGANIZATION)), output[-3000:]
            expect_equal(changes_since(cloud, count), [], "changes")
        with life.step("dsp adopt replaces nothing, and writes adopted.yaml and the first step"):
            plan = _adopt(project)
            expect_equal(plan["problems"], [], "problems")
            expect_equal(plan["plan"]["replaced"], [], "replaced resources")
            assert (project.directory / "adopted.yaml").exists()
            # All others that hold data have a counterpart.
            removed = [item["logicalId"] for item in plan["plan"]["removed"] if item["holdsData"]]
            expect_equal(removed, ["scratch"], "removed resources that hold data")
        with life.step("the first step retains what the deployed templates would delete"):
            steps = {
                step["stack"]: json.loads((project.directory / "adoption" / step["file"]).read_text())
                for step in plan["firstSteps"]
            }
            _deploy_with_mdaa(cloud, "update_stack", steps)
            expect_equal(_physical_ids(_resources(cloud)), _physical_ids(before), "resources")
        with life.step("the deployment does exactly what the plan says"):
            count = len(cloud.control.changes())
            project.deploy()
            expect_equal(changes_since(cloud, count), _planned(plan), "changes")
        with life.step("each bucket, key, database, domain and role keeps its ID, and the objects are there"):
            _check_kept(cloud, before, plan)
            for bucket in buckets:
                body = cloud.client("s3").get_object(Bucket=bucket, Key="data/kept")["Body"].read()
                expect_equal(body, bucket.encode(), f"object of {bucket}")
        with life.step("exports stay, and another adoption plans no change"):
            exports = {export["Name"] for export in cloud.client("cloudformation").list_exports()["Exports"]}
            assert f"{ORGANIZATION}:dataops:example-project:bucket:name" in exports, exports
            again = _adopt(project, "--dry-run")["plan"]
            changed = [item for item in again["updated in place"] if not item["reason"].endswith("no property changes")]
            expect_equal(
                [changed, again["created"], again["removed"], again["replaced"]], [[], [], [], []], "second plan",
            )
        play_no_change(life, project)
    finally:
        cloud.close()


def _make_compatible(project):
    file = project.directory / "mdaa.yaml"
    file.write_text(file.read_text() + "\ncompatibility: mdaa\n")


def _adopt(project, *options):
    ended = subprocess.run(
        ["node", str(ROOT / "bin" / "dsp"), "adopt", "--quiet", "--output", "json", *options], cwd=project.directory,
        env=project.cloud.environment(), text=True, stdin=subprocess.DEVNULL, capture_output=True,
    )
    assert ended.returncode == 0, f"dsp adopt ended with {ended.returncode}:\n{ended.stderr[-3000:]}"
    return json.loads(ended.stdout)


def _deploy_with_mdaa(cloud, operation, stacks):
    cloudformation = cloud.client("cloudformation")
    for name, template in stacks.items():
        getattr(cloudformation, operation)(
            StackName=name, TemplateBody=text(template), Capabilities=["CAPABILITY_NAMED_IAM"],
        )
        waiter = operation.replace("_stack", "")
        cloudformation.get_waiter(f"stack_{waiter}_complete").wait(
            StackName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 60},
        )


def _fill_buckets(cloud):
    s3 = cloud.client("s3")
    buckets = [item["Name"] for item in s3.list_buckets()["Buckets"] if item["Name"].startswith(f"{ORGANIZATION}-dev-")]
    for bucket in buckets:
        s3.put_object(Bucket=bucket, Key="data/kept", Body=bucket.encode())
    return buckets


def _resources(cloud):
    """(Stack, logical ID) -> type and physical ID."""
    cloudformation = cloud.client("cloudformation")
    found = {}
    for name in templates(ORGANIZATION):
        for resource in cloudformation.describe_stack_resources(StackName=name)["StackResources"]:
            found[name, resource["LogicalResourceId"]] = (resource["ResourceType"], resource["PhysicalResourceId"])
    return found


def _physical_ids(resources):
    return sorted(f"{place} {kind} {physical_id}" for place, (kind, physical_id) in resources.items())


def _check_kept(cloud, before, plan):
    removed = {(item["stack"], item["logicalId"]) for item in plan["plan"]["removed"]}
    kept = {place: thing for place, thing in before.items() if thing[0] in _KEPT_TYPES and place not in removed}
    assert len(kept) > 20, kept
    after = _resources(cloud)
    expect_equal(_physical_ids({place: after.get(place) for place in kept}), _physical_ids(kept), "kept resources")


def _planned(plan):
    """The changes of a plan, as the emulator names them."""
    return sorted(
        f"{action} {item['type']} {item['stack']}/{item['logicalId']}"
        for name, action in _ACTIONS.items() for item in plan["plan"][name]
        if not item["reason"].endswith("no property changes") and "retain" not in item["reason"]
    )
