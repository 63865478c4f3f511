"""Writes facts/resource-changes.json: the effect of changed properties on a resource.

Run by hand, to take in what AWS has changed: python projenrc/resource-changes.py

- create-only properties (CloudFormation replaces the resource), conditional create-only ones (it may), and the primary identifier
  of every type of the services that the library uses: from the CloudFormation registry schemas in the package `cfn-lint`
- properties that the documents of the types say a new resource is needed for, though the schema does not: from the specification
  in the package `aws-cdk`, which `cdk diff` uses
- whether every change replaces the resource: the type has no update handler
- whether a replacement deletes the old resource before it creates the new one
- whether CloudFormation can take an existing resource into a stack: it reads the resource by its identifier
- types whose deletion loses data, of all services: the list of the package `cfn-lint`, for its rules on deletion policies
"""

import gzip
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

CFN_LINT = "1.58.0"
ROOT = Path(__file__).resolve().parent.parent
TYPES = re.compile(
    r"AWS::(Athena|Budgets|CloudTrail|DataZone|Events|Glue|IAM|KMS|LakeFormation|Lambda|Logs|RAM|S3|SNS|SQS|SSM|SageMaker)::\w+"
    r"|AWS::EC2::(SecurityGroup\w*|VPCEndpoint)"
)
SCHEMAS = "cfnlint/data/schemas/"
STATEFUL = "cfnlint/data/AdditionalSpecs/StatefulResources.json"


def names(pointers: list) -> list:
    """Property pointers as paths with dots."""
    return sorted(pointer.removeprefix("/properties/").replace("/", ".") for pointer in pointers)


def documented() -> dict:
    """Properties whose change replaces a resource, by type, according to the documentation."""
    with gzip.open(ROOT / "node_modules" / "aws-cdk" / "db.json.gz") as file:
        resources = json.load(file)["schema"]["resource"]["entities"]
    return {
        resource["cloudFormationType"]: [
            name for name, value in resource["properties"].items() if value.get("causesReplacement") == "yes"
        ]
        for resource in resources
    }


def row(schema: dict, replacing: list) -> dict:
    """The relevant parts of a schema, without empty ones."""
    create_only = sorted({*names(schema.get("createOnlyProperties") or []), *replacing})
    conditional = names(schema.get("conditionalCreateOnlyProperties") or [])
    facts = {
        "createOnly": create_only,
        "conditional": [name for name in conditional if name not in create_only],
        "identifier": names(schema.get("primaryIdentifier") or []),
        "importable": "read" in (schema.get("handlers") or {}),
        "deletedFirst": schema.get("replacementStrategy") == "delete_then_create",
        "neverUpdated": bool(schema.get("handlers")) and "update" not in schema["handlers"],
    }
    return {key: value for key, value in facts.items() if value}


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", directory, f"cfn-lint=={CFN_LINT}"]
        subprocess.run(command, check=True)
        wheel = zipfile.ZipFile(next(Path(directory).glob("*.whl")))
        types = json.loads(wheel.read(f"{SCHEMAS}providers/us-east-1.json"))
        rows, replacing = {}, documented()
        for name in sorted(types):
            if TYPES.fullmatch(name):
                file = types[name] if types[name].endswith(".json") else f"{types[name]}.json"
                rows[name] = row(json.loads(wheel.read(f"{SCHEMAS}resources/{file}")), replacing.get(name, []))
        stateful = sorted(json.loads(wheel.read(STATEFUL))["ResourceTypes"])
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(facts)}" for name, facts in rows.items())
    version = json.loads((ROOT / "node_modules" / "aws-cdk" / "package.json").read_text())["version"]
    sources = f'"sources": ["cfn-lint {CFN_LINT}", "aws-cdk {version}"]'
    text = f'{{\n{sources},\n"stateful": {json.dumps(stateful)},\n"types": {{\n{lines}\n}}\n}}\n'
    (ROOT / "facts" / "resource-changes.json").write_text(text)


if __name__ == "__main__":
    main()
