"""The guardrails that this agent was given."""

from collections.abc import Sequence
from typing import Final

from agent_service.guardrails.audit_log import write_audit_line
from agent_service.guardrails.human_approval import approval_reason, is_approved
from agent_service.guardrails.input_validation import input_problem
from agent_service.guardrails.output_filtering import filter_output
from agent_service.stores.task_history import TaskRecord

INPUT_VALIDATION: Final = "input-validation"
OUTPUT_FILTERING: Final = "output-filtering"
AUDIT_LOGGING: Final = "audit-logging"
HUMAN_APPROVAL: Final = "human-approval"


class Guardrails:
    """One that is not switched on has nothing to say."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = frozenset(names)

    def input_problem(self, text: str) -> str:
        return input_problem(text) if INPUT_VALIDATION in self._names else ""

    def approval_reason(self, text: str, user: str, approved_by: str) -> str:
        if HUMAN_APPROVAL not in self._names or is_approved(user, approved_by):
            return ""
        return approval_reason(text)

    def filter(self, text: str) -> str:
        return filter_output(text) if OUTPUT_FILTERING in self._names else text

    def audit(self, task: TaskRecord, guardrail: str = "", approved_by: str = "") -> None:
        if AUDIT_LOGGING in self._names:
            write_audit_line(task, guardrail, approved_by)
