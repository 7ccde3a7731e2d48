"""What is asked of the agent, and what is expected of it."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class EvalCase:
    id: str
    input: str
    # `completed`, `held` or `refused`.
    status: str
    # Texts that have to stand in the answer, and texts that must not.
    contains: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    # Tools that have to be called, and no other ones.
    tools: tuple[str, ...] = ()
    # Who approved it, in case it would be held otherwise.
    approved_by: str = ""


def read_cases(path: Path) -> list[EvalCase]:
    """The cases in the file; raises ValueError naming one that is not usable."""
    cases = []
    for entry in json.loads(path.read_text(encoding="utf-8")):
        try:
            lists = {key: tuple(entry.get(key, ())) for key in ("contains", "excludes", "tools")}
            approved_by = entry.get("approvedBy", "")
            case = EvalCase(
                entry["id"], entry["input"], entry["status"], approved_by=approved_by, **lists
            )
            cases.append(case)
        except KeyError as error:
            raise ValueError(f"{path}: the case {entry!r} has no {error}") from error
    if not cases:
        raise ValueError(f"{path} holds no case: nothing would be evaluated")
    return cases
