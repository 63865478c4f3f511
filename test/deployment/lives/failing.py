"""Deployments of the starter kit that fail, once in each stack, in an update and a deletion, and continue afterwards."""
from .cloud import Cloud
from .deployed import changes_since, check_deployed
from .existence import Existence
from .project import Project
from .starter_kit import STARTER_KIT, TEAM
from .steps import expect_equal, expect_none

_DOMAIN = "TeamStudioDomain09CCF77C"
_PROFILE = "TeamStudioDomainProfileteam"


def play(life):
    cloud = Cloud(life.directory)
    try:
        cloud.create_administrators()
        project = Project(cloud, STARTER_KIT, life.directory / "kit")
        with life.step("bootstrap"):
            cloud.bootstrap()
        _play_first_deployments(life, project)
        _play_update(life, project)
        _play_deletion(life, project)
        life.note(f"peak memory of the emulator: {cloud.memory()} MiB")
    finally:
        cloud.close()


def _play_first_deployments(life, project):
    """One resource of each stack fails. Each deployment reaches the next one, and only that one is fixed afterwards."""
    cloud = project.cloud
    project.synth()
    stacks = project.stacks()
    failing = {stack.name: _resource_to_fail(stack) for stack in stacks}
    while failing:
        with life.step(f"a stack fails and is rolled back, and the next deployment continues ({len(failing)} to go)"):
            cloud.control.fail(failing.items())
            complete = _stacks_in(cloud, "CREATE_COMPLETE")
            count = len(cloud.control.changes())
            output = project.deploy(expect=1)
            failed = _stacks_in(cloud, "ROLLBACK_COMPLETE")
            assert len(failed) == 1, f"{len(failed)} stacks failed:\n{output[-2000:]}"
            existence = Existence(cloud)
            for stack in stacks:
                if stack.name == failed[0]:
                    expect_equal(existence.of_stack(stack), {}, f"left of {stack.name}")
            changed = {change["stack"] for change in cloud.control.changes()[count:]}
            expect_none(sorted(changed & set(complete)), "complete stacks that changed")
            life.note(f"{failed[0]} failed at {failing.pop(failed[0])}")
    with life.step("the deployment continues to its end"):
        cloud.control.fail([])
        project.deploy()
        check_deployed(cloud, stacks)


def _stacks_in(cloud, status):
    described = cloud.client("cloudformation").describe_stacks()["Stacks"]
    return [stack["StackName"] for stack in described if stack["StackStatus"] == status]


def _resource_to_fail(stack):
    """A resource late in the template, so that there are resources to roll back; not a parameter: these come last."""
    return [
        logical_id for logical_id, resource in stack.resources().items() if resource["Type"] != "AWS::SSM::Parameter"
    ][-1]


def _play_update(life, project):
    cloud = project.cloud
    with life.step("an update fails at AWS::SageMaker::Domain and is rolled back completely"):
        count = len(cloud.control.changes())
        project.edit("datascience/datascience-team.yaml", ("idleTimeoutInMinutes: 60", "idleTimeoutInMinutes: 90"))
        cloud.control.fail([(TEAM, _DOMAIN)])
        output = project.deploy(expect=1)
        assert f'DSP407: "{TEAM}" could not be updated' in output, output[-2000:]
        expect_equal(changes_since(cloud, count), [], "changes")
    with life.step("the update continues"):
        cloud.control.fail([])
        project.deploy()
        expect_equal(changes_since(cloud, count), [f"update AWS::SageMaker::Domain {TEAM}/{_DOMAIN}"], "changes")
        check_deployed(cloud, project.stacks())


def _play_deletion(life, project):
    cloud = project.cloud
    team = next(stack for stack in project.stacks() if stack.name == TEAM)
    profile = next(logical_id for logical_id in team.resources() if logical_id.startswith(_PROFILE))
    with life.step("the deletion stops while a profile has applications"):
        cloud.control.use([(TEAM, profile)])
        output = project.destroy(expect=1)
        assert f'DSP406: "{TEAM}" could not be deleted' in output, output[-2000:]
        assert "applications and spaces" in output, output[-2000:]
    with life.step("the deletion continues"):
        cloud.control.use([])
        project.destroy()
