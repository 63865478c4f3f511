"""A working copy of a configuration, and `dsp` in it."""
import json
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from .cloud import ROOT

_DEPLOY = ("--require-approval", "never")
# Placeholders of a configuration that is not in the repository, and their values.
PLACEHOLDERS = {
    "<unique org name>": "acme1234",
    "<your vpc id>": "vpc-0123456789abcdef0",
    "<your subnet id>": "subnet-0123456789abcdef0",
    "<your datascience team name>": "team1",
}


@dataclass(frozen=True)
class Stack:
    name: str
    account: str
    region: str
    template: dict = field(repr=False)

    def resources(self, retained=None):
        """Logical ID -> definition; only those that are retained after a deletion, or only the others."""
        return {
            logical_id: resource for logical_id, resource in self.template["Resources"].items()
            if retained is None or retained == resource.get("DeletionPolicy", "Delete").startswith("Retain")
        }


class Project:
    def __init__(self, cloud, source, directory):
        self.cloud = cloud
        self.directory = Path(directory)
        self.assembly = self.directory.with_name(f"{self.directory.name}.out")
        fill_placeholders(source, self.directory)

    def synth(self):
        subprocess.run(
            ["node", str(ROOT / "bin" / "dsp"), "synth", "--quiet", "--allow-code", "-o", str(self.assembly)], cwd=self.directory,
            env=self.cloud.environment(), check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )

    def deploy(self, expect=0, options=()):
        """`options`: of `dsp deploy` itself. What is deployed can always be read."""
        output = self.dsp("deploy", *_DEPLOY, expect=expect, options=options)
        assert "DSP442" not in output, f"the deployed templates were not read:\n{output[:2000]}"
        return output

    def diff(self):
        """Fails if anything would change."""
        return self.dsp("diff", "--fail")

    def destroy(self, expect=0, options=()):
        return self.dsp("destroy", "--force", expect=expect, options=options)

    def change(self, *args):
        """Edits the files with a command such as `add user`, which shows the edit."""
        subprocess.run(
            ["node", str(ROOT / "bin" / "dsp"), *args], cwd=self.directory, env=self.cloud.environment(), check=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )

    def texts(self):
        """File -> text, of all YAML files."""
        return {str(path.relative_to(self.directory)): path.read_text() for path in self.directory.rglob("*.yaml")}

    def start_deployment(self):
        """A deployment in the background, in its own process group, as a shell starts it. Output goes to `log`."""
        self.log = self.directory.with_name(f"{self.directory.name}.log")
        with open(self.log, "w") as log:
            return subprocess.Popen(
                self._command("deploy", _DEPLOY, quiet=False), cwd=self.directory, env=self.cloud.environment(),
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )

    def dsp(self, command, *passed_on, expect=0, options=()):
        """Runs a command and returns its output. An unexpected exit code is an error."""
        ended = subprocess.run(
            self._command(command, passed_on, options), cwd=self.directory, env=self.cloud.environment(), text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        if ended.returncode != expect:
            end = "\n".join(ended.stdout.splitlines()[-25:])
            raise AssertionError(f"dsp {command} ended with {ended.returncode} instead of {expect}:\n{end}")
        return ended.stdout

    def edit(self, file, *replacements):
        """Replaces strings in a file. Each string must occur once."""
        path = self.directory / file
        text = path.read_text()
        for old, new in replacements:
            assert text.count(old) == 1, f"{file} has {text.count(old)} times {old!r}"
            text = text.replace(old, new)
        path.write_text(text)

    def listed(self):
        """Names of the stacks, in deployment order."""
        listed = subprocess.run(
            ["node", str(ROOT / "bin" / "dsp"), "ls", "--output", "json"], cwd=self.directory,
            env=self.cloud.environment(), check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        return [row["stack"] for row in json.loads(listed.stdout)]

    def stacks(self):
        """The stacks of the assembly."""
        artifacts = json.loads((self.assembly / "manifest.json").read_text())["artifacts"]
        return [
            self._stack(name, artifact) for name, artifact in artifacts.items()
            if artifact["type"] == "aws:cloudformation:stack"
        ]

    def _stack(self, name, artifact):
        account, region = artifact["environment"].removeprefix("aws://").split("/")
        return Stack(
            artifact["properties"].get("stackName", name),
            self.cloud.account if account == "unknown-account" else account,
            self.cloud.region if region == "unknown-region" else region,
            json.loads((self.assembly / artifact["properties"]["templateFile"]).read_text()),
        )

    def _command(self, command, passed_on, options=(), quiet=True):
        dsp = str(ROOT / "bin" / "dsp")
        options = [*(["--quiet"] if quiet else []), "--allow-code", "-o", str(self.assembly), *options]
        return ["node", dsp, command, *options, "--", *passed_on]


def fill_placeholders(source, directory):
    """A copy of a configuration in a new directory, with values for the placeholders."""
    shutil.copytree(source, directory, ignore=shutil.ignore_patterns("node_modules", "cdk.out"))
    for file in directory.rglob("*.yaml"):
        text = file.read_text()
        for placeholder, value in PLACEHOLDERS.items():
            text = text.replace(placeholder, value)
        file.write_text(text)
    return directory
