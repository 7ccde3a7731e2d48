import asyncio
from pathlib import Path

import pytest

from agent_service import facts
from agent_service.tasks.task_service import TaskOutcome
from evals.__main__ import evaluate
from evals.eval_case import EvalCase, read_cases
from evals.score_case import score_case
from tests.support import ROOT


def test_the_agent_reaches_its_target() -> None:
    scores = asyncio.run(evaluate(read_cases(ROOT / "evals/cases.json")))
    assert sum(scores.values()) / len(scores) >= facts.TARGET_QUALITY, scores


def test_scores_the_share_of_expectations_that_hold() -> None:
    case = EvalCase("a", "?", "completed", contains=("red", "blue"), excludes=("green",))
    assert score_case(case, TaskOutcome("1", "completed", answer="Red and blue")) == 1
    assert score_case(case, TaskOutcome("1", "completed", answer="red and green")) == 0.6
    assert score_case(case, TaskOutcome("1", "held")) == 0
    assert score_case(EvalCase("b", "?", "held"), TaskOutcome("1", "held")) == 1


def test_an_empty_list_of_cases_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    path.write_text("[]")
    with pytest.raises(ValueError, match="no case"):
        read_cases(path)
    path.write_text('[{"id": "a"}]')
    with pytest.raises(ValueError, match="input"):
        read_cases(path)
