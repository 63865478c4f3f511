"""Errors in AWS that MiniStack accepts: properties outside the schema, and names of resources that do not exist yet."""
import re

from ministack.services import iam, kms, s3

from .schemas import validator_of

_ROLE = re.compile(r"arn:aws:iam::(\d{12}):role/(?:[^*?]*/)?([^*?/]+)")
_POLICY = re.compile(r"arn:aws:iam::(\d{12}):policy/[^*]+")
_KEY = re.compile(r"arn:aws:kms:([^:]+):(\d{12}):key/([^*]+)")
_BUCKET = re.compile(r"(?:arn:aws:s3:::|s3://)([a-z0-9.-]+)(?:/.*)?")
# In these parts of a policy, AWS compares strings and does not check whether the resources exist.
_COMPARED = ("Resource", "NotResource", "Condition")


def findings_of(resource_type, properties):
    return [*_outside_of_schema(resource_type, properties), *_missing(resource_type, properties)]


def _outside_of_schema(resource_type, properties):
    validator = validator_of(resource_type)
    for error in validator.iter_errors(properties) if validator else ():
        # CloudFormation converts between strings, numbers and booleans.
        if error.validator == "type" and isinstance(error.instance, (str, int, float, bool)):
            continue
        yield f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"


def _missing(resource_type, properties):
    # A parameter is a string for AWS. The resources that the strings name are checked after the deployment.
    if resource_type == "AWS::SSM::Parameter":
        return
    for path, text in _texts(properties):
        where = f"/{'/'.join(path)}"
        if "{{resolve:" in text or "${Token" in text:
            yield f"{where}: not resolved: {text[:200]}"
        if any(part in _COMPARED for part in path):
            continue
        if (role := _ROLE.fullmatch(text)) and not iam._roles.get_scoped(role[1], None, role[2]):
            yield f"{where}: no role {text}"
        if (policy := _POLICY.fullmatch(text)) and not iam._policies.get_scoped(policy[1], None, text):
            yield f"{where}: no policy {text}"
        if (key := _KEY.fullmatch(text)) and not kms._keys.get_scoped(key[2], key[1], key[3]):
            yield f"{where}: no key {text}"
        if (bucket := _BUCKET.fullmatch(text)) and bucket[1] not in _bucket_names():
            yield f"{where}: no bucket {text}"


def _bucket_names():
    """Bucket names of all accounts: a bucket name is globally unique."""
    return {key[-1] if isinstance(key, tuple) else key for key in getattr(s3._buckets, "_data", s3._buckets)}


def _texts(node, path=()):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(value, (*path, str(key)))
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value, path)
    elif isinstance(node, str):
        yield path, node
