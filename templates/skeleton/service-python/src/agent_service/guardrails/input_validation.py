"""Looks at a task before anything is done with it."""

import re
from typing import Final

LONGEST_INPUT: Final = 20_000
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_INJECTION: Final = re.compile(
    r"\b(ignore|disregard|forget|override)\b.{0,40}"
    r"\b(previous|prior|above|earlier|system|your)\b.{0,40}"
    r"\b(instructions?|prompts?|rules|guardrails)\b"
    r"|\b(reveal|print|show|repeat)\b.{0,40}\bsystem prompt\b",
    re.IGNORECASE | re.DOTALL,
)


def input_problem(text: str) -> str:
    """Why the input is not taken, or an empty text."""
    if not text.strip():
        return "input is empty; say what the agent is to do"
    if len(text) > LONGEST_INPUT:
        return f"input has {len(text)} characters; there may be {LONGEST_INPUT}"
    if _CONTROL.search(text):
        return "input contains control characters; send plain text"
    if _INJECTION.search(text):
        return "input asks the agent to leave its instructions; describe the task alone"
    return ""
