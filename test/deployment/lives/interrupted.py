"""Deployments of the starter kit that are interrupted by Ctrl-C in a terminal and by SIGTERM, and continue afterwards."""
import os
import signal
import subprocess
import time

from .cloud import Cloud
from .deployed import check_deployed
from .project import Project
from .starter_kit import ORGANIZATION, STARTER_KIT

# The project reads from the lake. The aws-cdk CLI deploys stacks that are independent of each other in any order.
LAKE, PROJECT = f"{ORGANIZATION}-dev-shared-datalake", f"{ORGANIZATION}-dev-dataops-example-project"
_SECONDS_TO_BEGIN = 120
_SECONDS_TO_END = 20


def play(life):
    cloud = Cloud(life.directory)
    try:
        cloud.create_administrators()
        project = Project(cloud, STARTER_KIT, life.directory / "kit")
        # Each stack stays as it is from its second resource until it is released, however long a signal takes.
        cloud.control.hold([LAKE, PROJECT])
        with life.step("bootstrap"):
            cloud.bootstrap()
        with life.step("Ctrl-C during a stack deployment ends every process"):
            # A terminal sends it to the whole process group.
            _interrupt(project, LAKE, lambda process: os.killpg(process.pid, signal.SIGINT))
        with life.step("the next deployment waits for the stack, and SIGTERM during another stack ends every process"):
            # A supervisor sends it to the process that it started.
            _interrupt(project, PROJECT, lambda process: process.terminate(), waits_for=LAKE)
        with life.step("the last deployment waits for the stack and completes"):
            process = project.start_deployment()
            _release(project, process, PROJECT)
            code = process.wait(_SECONDS_TO_BEGIN)
            assert code == 0, f"the deployment ended with {code}:\n{project.log.read_text()[-3000:]}"
            check_deployed(cloud, project.stacks())
        with life.step("dsp diff is empty"):
            project.diff()
        life.note(f"peak memory of the emulator: {cloud.memory()} MiB")
    finally:
        cloud.control.hold([])
        cloud.close()


def _interrupt(project, stack, send, waits_for=None):
    """Starts a deployment, and interrupts it at the second resource of a stack. CloudFormation continues the stack."""
    process = project.start_deployment()
    try:
        if waits_for:
            _release(project, process, waits_for)
        _wait(lambda: process.poll() is not None or _resources_of(project.cloud, stack) >= 2, _SECONDS_TO_BEGIN)
        assert process.poll() is None, f"the deployment ended before {stack}:\n{project.log.read_text()[-3000:]}"
        assert not waits_for or _status(project, waits_for) == "CREATE_COMPLETE", f"{waits_for} is not complete"
        assert _status(project, stack) == "CREATE_IN_PROGRESS", f"{stack} is in {_status(project, stack)}"
        send(process)
        process.wait(_SECONDS_TO_END)
        assert process.returncode != 0, "the exit code is 0"
        _wait(lambda: not _group(process.pid), _SECONDS_TO_END)
        assert not _group(process.pid), f"still running: {_group(process.pid)}"
    finally:
        if _group(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
    assert _status(project, stack) == "CREATE_IN_PROGRESS", f"{stack} is in {_status(project, stack)}"


def _release(project, process, stack):
    """Continues a held stack when a deployment waits for it."""
    waits = f"waiting for {stack}, which is in CREATE_IN_PROGRESS"
    _wait(lambda: process.poll() is not None or waits in project.log.read_text(), _SECONDS_TO_BEGIN)
    assert waits in project.log.read_text(), f"no wait for {stack}:\n{project.log.read_text()[-3000:]}"
    project.cloud.control.hold([PROJECT] if stack == LAKE else [])


def _status(project, stack):
    return project.cloud.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"]


def _resources_of(cloud, stack):
    return sum(change["stack"] == stack for change in cloud.control.changes())


def _group(process_group):
    """The processes of a group, as a string."""
    shown = subprocess.run(["ps", "-A", "-o", "pgid=,stat=,args="], capture_output=True, text=True).stdout
    rows = [line.split(None, 2) for line in shown.splitlines()]
    return [" ".join(row[2:])[:100] for row in rows if row[0] == str(process_group) and not row[1].startswith("Z")]


def _wait(until, seconds):
    deadline = time.monotonic() + seconds
    while not until() and time.monotonic() < deadline:
        time.sleep(0.05)
