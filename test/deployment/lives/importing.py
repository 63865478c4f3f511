"""A bucket in the stack of another tool: it leaves this stack, and the platform imports it, in two ways."""
import json
import re
import subprocess

from .cloud import ROOT, Cloud
from .project import Project
from .steps import expect_equal

_STACK = "acme-dev-shared-lake"
_BUCKET = f"{_STACK}-raw"
_CONFIGURATION = """\
organization: acme
region: us-east-1
account: "123456789012"
domains:
  shared:
    environments:
      dev:
        modules:
          lake:
            module_path: "@aws-mdaa/datalake"
            module_config_data:
              roles: { Admins: [{ name: data-admin }] }
              accessPolicies: { Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } } }
              buckets: { raw: { accessPolicies: [Root] } }
"""
_KEY_POLICY = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "kms:*", "Resource": "*"},
]}
_LAKE = {
    "Key": {"Type": "AWS::KMS::Key", "DeletionPolicy": "Retain", "Properties": {"KeyPolicy": _KEY_POLICY}},
    "Alias": {
        "Type": "AWS::KMS::Alias", "Properties": {"AliasName": f"alias/{_STACK}", "TargetKeyId": {"Ref": "Key"}},
    },
}
_TOPIC = {"Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "other"}}}
_FILES = {"Files": {"Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain", "Properties": {"BucketName": _BUCKET}}}


def play(life):
    for way, imports in (("cdk import", _import_with_file), ("dsp deploy --adopt-existing", _adopt_existing)):
        cloud = Cloud(life.directory / re.sub(r"\W+", "-", way))
        try:
            with life.step(f"bootstrap, and a bucket in another stack, for {way}"):
                cloud.bootstrap()
                cloud.client("iam").create_role(
                    RoleName="data-admin", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": []}),
                )
                _change(cloud, "create_stack", _STACK, _LAKE)
                _change(cloud, "create_stack", "files", {**_FILES, **_TOPIC})
                cloud.client("s3").put_object(Bucket=_BUCKET, Key="data/kept", Body=b"kept")
            source = cloud.directory / "source"
            source.mkdir()
            (source / "mdaa.yaml").write_text(_CONFIGURATION)
            project = Project(cloud, source, cloud.directory / "kit")
            with life.step("dsp adopt stops, and writes the file with the identifier of the bucket"):
                output = _adopt(project, {_STACK: _LAKE, "files": {**_FILES, **_TOPIC}}, expect=1)
                assert f'cannot create AWS::S3::Bucket "{_BUCKET}" of "{_STACK}"' in output, output
                command = re.search(r"npx (cdk import .*)", output)[1]
                mapping = json.loads((project.directory / "adoption" / f"{_STACK}.import.json").read_text())
                expect_equal(list(mapping.values()), [{"BucketName": _BUCKET}], "identifiers")
            with life.step("the bucket leaves its stack, and the adoption is complete"):
                _change(cloud, "update_stack", "files", _TOPIC)
                _adopt(project, {_STACK: _LAKE, "files": _TOPIC})
            with life.step(f"{way} takes the bucket into the stack of the platform"):
                imports(project, command)
                resources = cloud.client("cloudformation").describe_stack_resources(StackName=_STACK)["StackResources"]
                buckets = [
                    item["PhysicalResourceId"] for item in resources if item["ResourceType"] == "AWS::S3::Bucket"
                ]
                expect_equal(buckets, [_BUCKET], "buckets")
                body = cloud.client("s3").get_object(Bucket=_BUCKET, Key="data/kept")["Body"].read()
                expect_equal(body, b"kept", "object")
                project.diff()
        finally:
            cloud.close()


def _import_with_file(project, command):
    project.synth()
    subprocess.run(
        command.replace("cdk.out", str(project.assembly)).split(), cwd=project.directory, check=True, text=True,
        env=project.cloud.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )
    project.deploy()


def _adopt_existing(project, _command):
    project.deploy(options=("--adopt-existing",))


def _adopt(project, stacks, expect=0):
    """`dsp adopt` for deployed templates in a directory. Returns its output."""
    directory = project.directory / "deployed"
    directory.mkdir(exist_ok=True)
    for name, resources in stacks.items():
        (directory / f"{name}.json").write_text(json.dumps({"Resources": resources}))
    ended = subprocess.run(
        ["node", str(ROOT / "bin" / "dsp"), "adopt", "--templates", "deployed"], cwd=project.directory, text=True,
        env=project.cloud.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )
    assert ended.returncode == expect, f"dsp adopt ended with {ended.returncode}:\n{ended.stdout[-3000:]}"
    return ended.stdout


def _change(cloud, operation, name, resources):
    cloudformation = cloud.client("cloudformation")
    getattr(cloudformation, operation)(StackName=name, TemplateBody=json.dumps({"Resources": resources}))
    waiter = cloudformation.get_waiter(f"stack_{operation.replace('_stack', '')}_complete")
    waiter.wait(StackName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
