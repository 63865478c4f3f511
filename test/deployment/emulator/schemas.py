"""The schemas of the CloudFormation registry, as cfn-lint ships them."""
import functools
import re

import jsonschema
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER

# Keys that only cfn-lint uses, which JSON Schema does not define.
_NOT_JSON_SCHEMA = ("cfnLint", "cfnGather", "cfnSchema")


def schema_of(resource_type):
    return PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", resource_type).schema


def property_names(resource_type, key):
    """Names of properties that the schema lists under a key, such as `createOnlyProperties`, with dots if nested."""
    pointers = schema_of(resource_type).get(key) or []
    return [pointer.split("/properties/", 1)[-1].replace("/", ".") for pointer in pointers]


@functools.lru_cache(maxsize=None)
def validator_of(resource_type):
    """A validator of the properties of a type, or None if the registry does not know the type."""
    try:
        schema = schema_of(resource_type)
    except Exception:  # cfn-lint raises its own exception classes for types that are not in the Region
        return None
    return jsonschema.Draft7Validator(_plain({key: schema[key] for key in schema if key not in _NOT_JSON_SCHEMA}))


def _plain(node):
    """The schema without patterns that Python regular expressions do not support, such as `\\p{L}`."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _plain(value) for key, value in node.items() if key != "pattern" or _is_pattern(value)}
    if not all(_is_pattern(pattern) for pattern in kept.get("patternProperties") or {}):
        kept.pop("patternProperties")
        kept.pop("additionalProperties", None)
    return kept


def _is_pattern(value):
    if not isinstance(value, str):
        return True
    try:
        re.compile(value)
        return True
    except re.error:
        return False
