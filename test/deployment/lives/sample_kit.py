"""The configuration that `DSP_SAMPLE_KIT` names, with values for its placeholders: deployed, used and deleted."""
import os

from .cloud import Cloud
from .existence import Existence
from .project import PLACEHOLDERS, Project
from .sessions import check_access
from .starter_kit import access_of, play_deletion, play_first_deployment


def play(life):
    source = os.environ.get("DSP_SAMPLE_KIT")
    if not source:
        life.note("skipped, because DSP_SAMPLE_KIT is not set.")
        return
    cloud = Cloud(life.directory)
    try:
        project = Project(cloud, source, life.directory / "kit")
        play_first_deployment(life, project)
        roles, tries = access_of(cloud, PLACEHOLDERS["<unique org name>"])
        names = {thing["physical_id"] for thing in Existence(cloud).things.values() if thing["type"] == "AWS::IAM::Role"}
        if all(arn.split("/")[-1] in names for arn in roles.values()):
            with life.step("sessions of the roles have exactly the expected access"):
                check_access(cloud, roles, tries)
        else:
            life.note("skipped the sessions of roles, because its roles are not those of the starter kit.")
        play_deletion(life, project)
        life.note(f"peak memory of the emulator: {cloud.memory()} MiB")
    finally:
        cloud.close()
