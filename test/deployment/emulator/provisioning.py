"""Hooks for each resource that CloudFormation creates, updates or deletes: failures, findings, a list of changes."""
import contextvars
import sys

from ministack.core.responses import get_account_id, get_region
from ministack.services.cloudformation import changesets, handlers, provisioners, stacks

from .findings import findings_of
from .records import RECORD_TYPES, RecordType
from .services import SERVICE_TYPES, handlers_of

# The bootstrap stack of the aws-cdk CLI, which is not checked.
_BOOTSTRAP_STACK = "CDKToolkit"
_FAILURE = 'Resource handler returned message: "failed on request of the test" (HandlerErrorCode: InvalidRequest)'
_IN_USE = 'Resource handler returned message: "in use on request of the test" (HandlerErrorCode: ResourceConflict)'


def add_resource_types():
    for name, implementation in SERVICE_TYPES.items():
        provisioners._RESOURCE_HANDLERS.setdefault(name, handlers_of(implementation))
    for name in RECORD_TYPES:
        record_type = RecordType(name)
        provisioners._RESOURCE_HANDLERS.setdefault(name, record_type.handlers())
        provisioners._REPLACING_PROPERTIES.setdefault(name, record_type.replacing_properties())


def keep_answering(control):
    """Creates the resources of a held stack outside the event loop that answers requests."""
    usual = stacks._runs_on_worker_thread
    stacks._runs_on_worker_thread = lambda resource_type: control.holds() or usual(resource_type)


def accept_adopted_buckets():
    """The name of a bucket that a change set takes into the stack is no conflict, which MiniStack says it is."""
    adopted = contextvars.ContextVar("adopted", default=())
    deploy, errors = stacks._deploy_stack_async, stacks._validation_errors

    async def deployed(*args, imports=None, **options):
        adopted.set(tuple(imports or ()))
        await deploy(*args, imports=imports, **options)

    def remaining(*args, **options):
        return [error for error in errors(*args, **options) if error[0] not in adopted.get()]

    stacks._validation_errors = remaining
    for module in (stacks, changesets, handlers):
        module._deploy_stack_async = deployed


def observe(control):
    """Replaces the three functions of MiniStack that create, update and delete a resource."""
    create, update, delete = (
        provisioners._provision_resource, provisioners._update_resource, provisioners._delete_resource,
    )
    # An update that replaces a resource creates the new one within the update; this counts as one change.
    within_update = contextvars.ContextVar("within_update", default=False)

    def before(resource_type, logical_id, properties, stack):
        if control.fails(stack, logical_id):
            raise ValueError(_FAILURE)
        if stack != _BOOTSTRAP_STACK:
            for finding in findings_of(resource_type, properties):
                control.report_finding(f"{stack}/{logical_id} {resource_type} {finding}")

    def report(action, resource_type, logical_id, stack, physical_id, properties, attributes):
        if stack != _BOOTSTRAP_STACK:
            control.report_change(
                action=action, account=get_account_id(), region=get_region(), stack=stack, logical_id=logical_id,
                type=resource_type, physical_id=physical_id, properties=properties, attributes=attributes,
            )

    def created(resource_type, logical_id, properties, stack):
        if within_update.get():
            return create(resource_type, logical_id, properties, stack)
        control.wait(stack)
        before(resource_type, logical_id, properties, stack)
        made = create(resource_type, logical_id, properties, stack)
        report("create", resource_type, logical_id, stack, made[0], properties, made[1])
        return made

    def updated(resource_type, physical_id, old, new, stack, logical_id=None, old_attributes=None):
        if old == new:
            return update(resource_type, physical_id, old, new, stack, logical_id, old_attributes)
        before(resource_type, logical_id, new, stack)
        token = within_update.set(True)
        try:
            made = update(resource_type, physical_id, old, new, stack, logical_id, old_attributes)
        finally:
            within_update.reset(token)
        action = "update" if made[0] == physical_id else "replace"
        report(action, resource_type, logical_id, stack, made[0], new, made[1])
        return made

    def deleted(resource_type, physical_id, properties, stack=None, logical_id=None):
        if control.is_in_use(stack, logical_id):
            raise ValueError(_IN_USE)
        result = delete(resource_type, physical_id, properties, stack, logical_id)
        report("delete", resource_type, logical_id, stack, physical_id, properties, {})
        return result

    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("ministack.services.cloudformation"):
            for name, old, new in (
                ("_provision_resource", create, created),
                ("_update_resource", update, updated),
                ("_delete_resource", delete, deleted),
            ):
                if getattr(module, name, None) is old:
                    setattr(module, name, new)
