import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# The CloudFormation validation takes seconds for each app; `cdk synth` and `dsp synth` run it. The jsii kernel starts with the first import of aws_cdk.
os.environ.setdefault("CDK_VALIDATION", "false")
for name in ("CDK_DEFAULT_ACCOUNT", "CDK_DEFAULT_REGION"):
    os.environ.pop(name, None)

from aws_cdk import App, Stack  # noqa: E402

PROJECT = Path(__file__).parent.parent
# The `dsp` command that `pip install` added to this environment, next to the interpreter.
DSP = Path(sys.executable).parent / "dsp"


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "Stack")


@pytest.fixture(scope="session")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory that `dsp init` created, with the values of the starter kit."""
    directory = tmp_path_factory.mktemp("kit") / "my-platform"
    subprocess.run([DSP, "init", str(directory), "--yes", "--quiet"], check=True)
    return directory


@pytest.fixture(scope="session")
def synthesized(tmp_path_factory: pytest.TempPathFactory, kit: Path) -> Iterator[dict[str, Path]]:
    """The cloud assemblies of the apps, synthesized in the same way as by the `cdk` command."""
    assemblies = {}
    for app in ("yaml", "typed", "team"):
        assemblies[app] = tmp_path_factory.mktemp(app)
        environment = {**os.environ, "CDK_OUTDIR": str(assemblies[app]), "DSP_KIT": str(kit)}
        subprocess.run([sys.executable, f"{app}_app.py"], cwd=PROJECT, env=environment, check=True)
    yield assemblies
