"""Deployments of the starter kit that are interrupted by Ctrl-C in a terminal and by SIGTERM, and continue afterwards."""
import os
import signal
import subprocess
import threading
import time

from .cloud import Cloud
from .deployed import check_deployed
from .project import Project
from .starter_kit import ORGANIZATION, STARTER_KIT

# The project reads from the lake. The aws-cdk CLI deploys stacks that are independent of each other in any order.
LAKE, PROJECT = f"{ORGANIZATION}-dev-shared-datalake", f"{ORGANIZATION}-dev-dataops-example-project"
_SECONDS_TO_BEGIN = 120
_SECONDS_TO_END = 20
# How long the stack of an interrupted deployment continues during the next deployment, which must wait for it.
_SECONDS_TO_WAIT = 3


def play(life):
    cloud = Cloud(life.directory)
    try:
        cloud.create_administrators()
        project = Project(cloud, STARTER_KIT, life.directory / "kit")
        with life.step("bootstrap"):
            cloud.bootstrap()
        with life.step("Ctrl-C during a stack deployment ends every process"):
            # Both stacks stay as they are from their second resource on, however long the signals take.
            cloud.control.hold([LAKE, PROJECT])
            # A terminal sends it to the whole process group.
            _interrupt(project, LAKE, lambda process: os.killpg(process.pid, signal.SIGINT))
        with life.step("the next deployment waits for the stack, and SIGTERM during another stack ends every process"):
            _release_later(cloud, held=[PROJECT])
            # A supervisor sends it to the process that it started.
            _interrupt(project, PROJECT, lambda process: process.terminate())
        with life.step("the last deployment waits for the stack and completes"):
            _release_later(cloud, held=[])
            project.deploy()
            check_deployed(cloud, project.stacks())
        with life.step("dsp diff is empty"):
            project.diff()
        life.note(f"peak memory of the emulator: {cloud.memory()} MiB")
    finally:
        cloud.control.hold([])
        cloud.close()


def _release_later(cloud, held):
    """Holds only these stacks, after a delay."""
    cloud.control.hold([LAKE, PROJECT])
    timer = threading.Timer(_SECONDS_TO_WAIT, cloud.control.hold, [held])
    timer.daemon = True
    timer.start()


def _interrupt(project, stack, send):
    """Starts a deployment, and interrupts it at the second resource of a stack. CloudFormation continues the stack."""
    process = project.start_deployment()
    try:
        _wait(lambda: process.poll() is not None or _resources_of(project.cloud, stack) >= 2, _SECONDS_TO_BEGIN)
        assert process.poll() is None, f"the deployment ended before {stack}:\n{project.log.read_text()[-3000:]}"
        _check_in_progress(project, stack)
        send(process)
        process.wait(_SECONDS_TO_END)
        assert process.returncode != 0, "the exit code is 0"
        _wait(lambda: not _group(process.pid), _SECONDS_TO_END)
        assert not _group(process.pid), f"still running: {_group(process.pid)}"
    finally:
        if _group(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
    _check_in_progress(project, stack)


def _check_in_progress(project, stack):
    status = project.cloud.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"]
    assert status == "CREATE_IN_PROGRESS", f"{stack} is in {status}"


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
