"""Evaluates the agent offline: `python3 -m evals`; ends with 1 below the target."""

import asyncio
import json
import logging
import sys
from pathlib import Path
from typing import Final

from agent_service import facts
from agent_service.configuration.environment_file import read_environment_file
from agent_service.configuration.settings import read_settings
from agent_service.observability.tracing import Tracing
from agent_service.service import Service, open_service
from agent_service.stores.knowledge import read_passages
from agent_service.stores.memory_stores import memory_stores
from agent_service.task_error import TaskError
from agent_service.tasks.task_service import TaskOutcome, TaskRequest
from evals.eval_case import EvalCase, read_cases
from evals.score_case import score_case

_ROOT: Final = Path(__file__).parents[1]


async def answer(service: Service, case: EvalCase) -> TaskOutcome:
    try:
        request = TaskRequest(case.input, f"case {case.id}", case.approved_by)
        return await service.tasks.run(request)
    except TaskError as error:
        status = "refused" if error.error_type == "invalid_input" else "failed"
        return TaskOutcome(case.id, status, reason=str(error))


async def evaluate(cases: list[EvalCase]) -> dict[str, float]:
    """The score of every case, by its id."""
    variables = read_environment_file(_ROOT / "config/environments/development.env")
    settings = read_settings({**variables, "MODEL_PROVIDER": "offline"})
    stores = memory_stores(read_passages(_ROOT / "knowledge"))
    service = await open_service(settings, Tracing(), stores=stores)
    try:
        return {case.id: score_case(case, await answer(service, case)) for case in cases}
    finally:
        await service.close()


def main() -> int:
    logging.disable(logging.WARNING)
    scores = asyncio.run(evaluate(read_cases(_ROOT / "evals/cases.json")))
    mean = sum(scores.values()) / len(scores)
    for case, score in scores.items():
        print(f"{score:.2f}  {case}")
    print(f"{mean:.3f}  mean of {len(scores)} cases; the target is {facts.TARGET_QUALITY}")
    report = {"mean": mean, "target": facts.TARGET_QUALITY, "cases": scores}
    (_ROOT / "evals/report.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    return 0 if mean >= facts.TARGET_QUALITY else 1


if __name__ == "__main__":
    sys.exit(main())
