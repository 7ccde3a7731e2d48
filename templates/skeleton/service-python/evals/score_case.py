"""How well an outcome fits what was expected."""

from agent_service.tasks.task_service import TaskOutcome
from evals.eval_case import EvalCase


def score_case(case: EvalCase, outcome: TaskOutcome) -> float:
    """The share of expectations that hold, 0 to 1; nothing when it ended otherwise."""
    if outcome.status != case.status:
        return 0.0
    answer = outcome.answer.lower()
    checks = [text.lower() in answer for text in case.contains]
    checks += [text.lower() not in answer for text in case.excludes]
    if case.status == "completed":
        checks.append(bool(answer.strip()))
        checks.append(sorted(outcome.tools) == sorted(case.tools))
    return sum(checks) / len(checks) if checks else 1.0
