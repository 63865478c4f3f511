"""Runs cfn-lint on every template of the starter kit, with and without compatibility with MDAA, of each sample, and of
the kit in $DSP_SAMPLE_KIT if there is one.

Fails for an error or a warning that `template-exceptions.yaml` does not list, and for an unused exception.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

from lives.cloud import ROOT
from lives.project import fill_placeholders

STARTER_KIT = ROOT / "starter-kits" / "basic-datascience-platform"
SAMPLES = ROOT / "samples"
EXCEPTIONS = Path(__file__).with_name("template-exceptions.yaml")
_AT_A_TIME = 2
# Its command contains the path of the environment in which it was installed, which was moved afterwards.
_CFN_LINT = "import cfnlint.runner; cfnlint.runner.main()"
# A platform around the sample of one module.
_PLATFORM = """organization: example-org
domains:
  shared:
    environments:
      dev:
        modules:
          sample:
            module_path: "@aws-mdaa/{module}"
            module_configs: ["{file}"]
"""


def main():
    exceptions = yaml.safe_load(EXCEPTIONS.read_text())
    with tempfile.TemporaryDirectory() as directory:
        platforms = {**_platforms(Path(directory)), **_sample_kit(Path(directory))}
        assemblies = [(platform, Path(directory) / name) for name, platform in platforms.items()]
        _in_parts(_synthesize, assemblies)
        templates = [template for _, assembly in assemblies for template in sorted(assembly.rglob("*.template.json"))]
        findings = _in_parts(_lint, templates)
        for finding in findings:
            finding["template"] = finding["template"].relative_to(directory)
    unexpected = [finding for finding in findings if not any(_covers(exception, finding) for exception in exceptions)]
    for finding in unexpected:
        print("{template}: {resource}: {rule}: {message}".format(**finding))
    unused = [exception for exception in exceptions if not any(_covers(exception, finding) for finding in findings)]
    for exception in unused:
        print(f"nothing needs the exception {json.dumps(exception)}")
    print(f"cfn-lint: {len(templates)} templates of {len(platforms)} platforms, {len(unexpected)} findings, "
          f"{len(findings) - len(unexpected)} accepted in {EXCEPTIONS.name}")
    sys.exit(1 if unexpected or unused else 0)


def _in_parts(work, items):
    """Processes parts of the items in parallel, and returns the results of all parts."""
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        parts = pool.map(work, [items[part::_AT_A_TIME] for part in range(_AT_A_TIME)])
        return [result for part in parts for result in part or ()]


def _platforms(directory):
    """Name -> directory with an `mdaa.yaml`."""
    compatible = directory / "platforms" / "starter-kit-mdaa"
    shutil.copytree(STARTER_KIT, compatible)
    with (compatible / "mdaa.yaml").open("a") as file:
        file.write("\ncompatibility: mdaa\n")
    platforms = {"starter-kit": STARTER_KIT, "starter-kit-mdaa": compatible}
    for sample in sorted(SAMPLES.glob("*/*")):
        name = f"{sample.parent.name}-{sample.stem}"
        if (sample / "mdaa.yaml").exists():
            platforms[name] = sample
        elif sample.suffix == ".yaml":
            platforms[name] = directory / "platforms" / name
            platforms[name].mkdir(parents=True)
            (platforms[name] / "mdaa.yaml").write_text(_PLATFORM.format(module=sample.parent.name, file=sample))
    return platforms


def _sample_kit(directory):
    kit = os.environ.get("DSP_SAMPLE_KIT")
    if not kit:
        print("skipped: the sample kit is not checked, because DSP_SAMPLE_KIT is not set.")
        return {}
    return {"sample-kit": fill_placeholders(kit, directory / "platforms" / "sample-kit")}


def _synthesize(configurations_and_assemblies):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "CDK_"))}
    subprocess.run(
        ["node", str(Path(__file__).with_name("synthesize.js"))], check=True, text=True,
        input=json.dumps([[str(path) for path in pair] for pair in configurations_and_assemblies]),
        env={**environment, "CDK_VALIDATION": "false"},
    )


def _lint(templates):
    """The errors and warnings of cfn-lint."""
    # The exit code indicates the kinds of findings. Without output, cfn-lint did not run.
    ran = subprocess.run(
        [sys.executable, "-c", _CFN_LINT, "--format", "json", "--template", *map(str, templates)],
        stdout=subprocess.PIPE, text=True,
    )
    return [
        {
            "template": Path(finding["Filename"]),
            "rule": finding["Rule"]["Id"],
            "resource": ([*finding["Location"]["Path"], "-", "-"])[1],
            "message": finding["Message"],
        }
        for finding in json.loads(ran.stdout)
    ]


def _covers(exception, finding):
    return exception["rule"] == finding["rule"] and exception["message"] in finding["message"]


if __name__ == "__main__":
    main()
