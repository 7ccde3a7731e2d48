"""Holds tasks that a person has to approve."""

import re
from typing import Final

# Acts that cannot be taken back.
_ACTS: Final = re.compile(
    r"\b(delete|erase|remove|drop|pay|transfer|refund|purchase|buy|sign|publish|deploy"
    r"|terminate|dismiss)\b",
    re.IGNORECASE,
)


def approval_reason(text: str) -> str:
    """Why a person has to approve the task, or an empty text."""
    found = _ACTS.search(text)
    if not found:
        return ""
    return f'The task asks to "{found.group().lower()}", which a person has to approve'


def is_approved(user: str, approved_by: str) -> bool:
    """Nobody approves a task of their own."""
    return approved_by not in ("", user)
