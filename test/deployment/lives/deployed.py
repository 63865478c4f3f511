"""Checks of the results of a deployment."""
import json
import re

from .existence import Existence
from .steps import expect_none

_COMPLETE = ("CREATE_COMPLETE", "UPDATE_COMPLETE")
_ROLE = re.compile(r"arn:aws:iam::(\d{12}):role/(?:[^*\"]*/)?([^/*\"]+)")
_KEY = re.compile(r"arn:aws:kms:([^:]+):(\d{12}):key/([^*\"]+)")
_BUCKET = re.compile(r"arn:aws:s3:::([a-z0-9.-]+)")
_ARN = re.compile(r'arn:aws:[a-z0-9-]*:[a-z0-9-]*:\d*:[^"*]+')


def check_deployed(cloud, stacks):
    """All resources of the templates exist, and so do all resources that a policy or a parameter names."""
    existence = Existence(cloud)
    problems = [*cloud.control.findings(), *_parameters(cloud, existence)]
    for stack in stacks:
        problems += _stack_problems(cloud, existence, stack)
    for account, region in sorted({(stack.account, stack.region) for stack in stacks}):
        problems += _policies(cloud, existence, account, region)
    expect_none(problems, "problems")


def _stack_problems(cloud, existence, stack):
    cloudformation = cloud.client("cloudformation", stack.account, stack.region)
    status = cloudformation.describe_stacks(StackName=stack.name)["Stacks"][0]["StackStatus"]
    if status not in _COMPLETE:
        yield f"{stack.name} is in {status}"
    there = existence.of_stack(stack)
    for logical_id, resource in stack.resources().items():
        if logical_id not in there or not existence.has(there[logical_id]):
            yield f"{stack.name}: {logical_id} ({resource['Type']}) does not exist"
    for logical_id in there.keys() - stack.resources().keys():
        yield f"{stack.name}: {logical_id} ({there[logical_id]['type']}) is in no template"


def _parameters(cloud, existence):
    """Each published parameter contains the ID, name or ARN of an existing resource."""
    known = existence.known_texts()
    for thing in list(existence.things.values()):
        if thing["type"] != "AWS::SSM::Parameter":
            continue
        ssm = cloud.client("ssm", thing["account"], thing["region"])
        value = ssm.get_parameter(Name=thing["physical_id"])["Parameter"]["Value"]
        if value not in known:
            yield f"parameter {thing['physical_id']} holds {value!r}, which does not exist"


def _policies(cloud, existence, account, region):
    """Roles, keys and buckets that the policies of an account and region name exist."""
    iam, s3, kms = (cloud.client(service, account, region) for service in ("iam", "s3", "kms"))
    roles = {role["RoleName"] for page in iam.get_paginator("list_roles").paginate() for role in page["Roles"]}
    keys = {(thing[0], thing[1], thing[3]) for thing in existence.things if thing[2] == "AWS::KMS::Key"}
    buckets = {bucket["Name"] for bucket in s3.list_buckets()["Buckets"]}
    # The policy of a resource that a deleted stack retained can name roles that were deleted with the stack.
    stacks = _stack_names(cloud, account, region)
    own = [
        thing for thing in existence.things.values()
        if (thing["account"], thing["region"]) == (account, region) and thing["stack"] in stacks
    ]
    for thing in own:
        document = _document(thing, iam, s3, kms)
        if document is None:
            continue
        text = json.dumps(document)
        label = f"{thing['stack']}: policy of {thing['logical_id']}"
        if "{{resolve" in text or "${Token" in text:
            yield f"{label} is not resolved"
        for arn in sorted(set(_ARN.findall(text))):
            role, key, bucket = _ROLE.fullmatch(arn), _KEY.fullmatch(arn), _BUCKET.match(arn)
            if role and role[1] == account and role[2] not in roles:
                yield f"{label} names a role that does not exist: {arn}"
            if key and (key[2], key[1], key[3]) not in keys:
                yield f"{label} names a key that does not exist: {arn}"
            # A name with a wildcard ends before the wildcard.
            if bucket and not bucket[1].endswith("-") and bucket[1] not in buckets:
                yield f"{label} names a bucket that does not exist: {arn}"


def _stack_names(cloud, account, region):
    described = cloud.client("cloudformation", account, region).describe_stacks()["Stacks"]
    return {stack["StackName"] for stack in described if stack["StackStatus"] != "DELETE_COMPLETE"}


def _document(thing, iam, s3, kms):
    """The policy that the service has for a resource, or None."""
    kind, physical_id = thing["type"], thing["physical_id"]
    if kind == "AWS::IAM::Role":
        return iam.get_role(RoleName=physical_id)["Role"]["AssumeRolePolicyDocument"]
    if kind == "AWS::IAM::ManagedPolicy":
        version = iam.get_policy(PolicyArn=physical_id)["Policy"]["DefaultVersionId"]
        return iam.get_policy_version(PolicyArn=physical_id, VersionId=version)["PolicyVersion"]["Document"]
    if kind == "AWS::S3::Bucket":
        return json.loads(s3.get_bucket_policy(Bucket=physical_id)["Policy"])
    if kind == "AWS::KMS::Key":
        return json.loads(kms.get_key_policy(KeyId=physical_id, PolicyName="default")["Policy"])
    return None


def changes_since(cloud, count):
    """The changes after the first `count` changes: `action type stack/logical ID`, sorted."""
    return sorted(
        f"{change['action']} {change['type']} {change['stack']}/{change['logical_id']}"
        for change in cloud.control.changes()[count:]
    )


def check_destroyed(cloud, stacks, before):
    """Returns the retained resources by type. Checks that they exist and that everything else is deleted."""
    existence = Existence(cloud)
    problems, kept = [], {}
    for stack in stacks:
        if stack.name in _stack_names(cloud, stack.account, stack.region):
            problems.append(f"{stack.name} is still there")
        for logical_id, thing in before.of_stack(stack).items():
            retained = logical_id in stack.resources(retained=True)
            if retained:
                kept[thing["type"]] = kept.get(thing["type"], 0) + 1
            if existence.has(thing) != retained:
                problems.append(f"{stack.name}: {logical_id} ({thing['type']}) is {'gone' if retained else 'still there'}")
    expect_none(problems, "problems after the deletion")
    return kept
