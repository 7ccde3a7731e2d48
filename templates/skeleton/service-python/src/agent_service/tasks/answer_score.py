"""Scores an answer without asking anybody: the share of plain checks that it passes."""

import re
from typing import Final

_LONGEST: Final = 8_000
_WORD: Final = re.compile(r"\w{4,}")
_REFUSAL: Final = re.compile(
    r"\b(I (?:cannot|can't|am unable to|won't) (?:help|assist|do that)|as an AI)\b", re.IGNORECASE
)


def answer_score(task: str, answer: str, complete: bool, masked: bool) -> float:
    """From 0 to 1; an empty answer is worth nothing."""
    if not answer.strip():
        return 0.0
    asked = set(_WORD.findall(task.lower()))
    said = set(_WORD.findall(answer.lower()))
    checks = (
        complete,
        not masked,
        len(answer) <= _LONGEST,
        not _REFUSAL.search(answer),
        not asked or bool(asked & said),
    )
    return sum(checks) / len(checks)
