"""One line for every task: who asked, what happened, and never what was said."""

import hashlib
import logging

from agent_service.stores.task_history import TaskRecord

_logger = logging.getLogger("audit")


def hash_text(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def write_audit_line(task: TaskRecord, guardrail: str, approved_by: str) -> None:
    fields: dict[str, str | float] = {"log": "audit", **task.document()}
    if guardrail:
        fields["guardrail"] = guardrail
    if approved_by:
        fields["approvedBy"] = approved_by
    # Past the level of the log: an audit has no gaps.
    record = _logger.makeRecord(
        _logger.name, logging.INFO, __file__, 0, "Task %s", (task.status,), None
    )
    record.fields = fields
    _logger.handle(record)
