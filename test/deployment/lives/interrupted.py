"""Deployments of the starter kit that are interrupted, by Ctrl-C in a terminal and by SIGTERM. Each goes on afterwards."""
import os
import signal
import subprocess
import time

from .cloud import Cloud
from .deployed import check_deployed
from .project import Project
from .starter_kit import ORGANIZATION, STARTER_KIT, play_no_change

# Seconds that each resource of the stack takes, so that there is a middle, which is longer than the processes may take to end.
_SLOW = 0.5
_SECONDS_TO_END = 3


def play(life):
    cloud = Cloud(life.directory)
    try:
        project = Project(cloud, STARTER_KIT, life.directory / "kit")
        with life.step("bootstrap"):
            cloud.bootstrap()
        with life.step("Ctrl-C in the middle of a stack ends every process"):
            # A terminal sends it to the whole process group.
            _interrupt(project, "shared-datalake", lambda process: os.killpg(process.pid, signal.SIGINT))
        with life.step("SIGTERM in the middle of another stack ends every process, too"):
            # A supervisor sends it to the process that it started.
            _interrupt(project, "datascience-example-team", lambda process: process.terminate())
        with life.step("the deployment goes on to its end"):
            project.deploy()
            check_deployed(cloud, project.stacks())
        play_no_change(life, project)
        life.note(f"the emulator took {cloud.memory()} MiB at most")
    finally:
        cloud.close()


def _interrupt(project, stack, send):
    """Starts a deployment, and interrupts it when the second resource of a stack is there."""
    control = project.cloud.control
    stack = f"{ORGANIZATION}-dev-{stack}"
    control.slow(stack, _SLOW)
    process = project.start_deployment()
    try:
        _wait(lambda: process.poll() is not None or sum(
            change["stack"] == stack for change in control.changes()) >= 2, 60)
        assert process.poll() is None, f"the deployment ended before it came to {stack}:\n{process.stdout.read()[-3000:]}"
        send(process)
        process.wait(_SECONDS_TO_END)
        assert process.returncode != 0, "the exit code is 0"
        _wait(lambda: not _group(process.pid), _SECONDS_TO_END)
        assert not _group(process.pid), f"still running: {_group(process.pid)}"
    finally:
        control.slow(stack, 0)
        if _group(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.stdout.close()


def _group(process_group):
    """The processes of a group, as text."""
    shown = subprocess.run(["ps", "-A", "-o", "pgid=,stat=,args="], capture_output=True, text=True).stdout
    rows = [line.split(None, 2) for line in shown.splitlines()]
    return [" ".join(row[2:])[:100] for row in rows if row[0] == str(process_group) and not row[1].startswith("Z")]


def _wait(until, seconds):
    deadline = time.monotonic() + seconds
    while not until() and time.monotonic() < deadline:
        time.sleep(0.05)
