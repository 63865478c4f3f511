"""Condition keys that MiniStack evaluates differently from AWS."""
import re

from ministack.core import iam_evaluator
from ministack.services import iam

_SESSION = re.compile(r"arn:aws:sts::(\d{12}):assumed-role/([^/]+)/.*")


def correct_condition_keys():
    """For a session of a role, `aws:PrincipalArn` is the ARN of the role.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
    """
    resolve = iam_evaluator._resolve_condition_key

    def corrected(key, context):
        name = key.lower()
        session = _SESSION.fullmatch(context.principal_arn or "")
        if name == "aws:principalarn" and session:
            role = iam._roles.get_scoped(session[1], None, session[2]) or {}
            return role.get("Arn", f"arn:aws:iam::{session[1]}:role/{session[2]}")
        if name == "aws:principalisawsservice":
            return "false"
        return resolve(key, context)

    iam_evaluator._resolve_condition_key = corrected
