"""Users who ask, read the answer and ask again."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

import httpx

from agent_service import facts
from load.latency_histogram import LatencyHistogram

_THINK_SECONDS: Final = (3.0, 15.0)
_TASKS: Final = (
    "What is an order number for?",
    "Summarise: the delivery is late, the price is right",
    "Which of the two dates is the earlier one, May 3 or April 30?",
    "What do you know about yourself?",
)


@dataclass
class Result:
    latency: LatencyHistogram = field(default_factory=LatencyHistogram)
    # By HTTP status; 0 when there was no answer.
    statuses: Counter[int] = field(default_factory=Counter)

    @property
    def error_ratio(self) -> float:
        total = self.statuses.total()
        return 1 - self.statuses[200] / total if total else 1.0


async def run_users(client: httpx.AsyncClient, users: int, seconds: float, result: Result) -> None:
    """Ends when the time is over and every user has an answer."""
    until = time.monotonic() + seconds
    await asyncio.gather(*(_run_user(client, number, until, result) for number in range(users)))


async def _run_user(client: httpx.AsyncClient, number: int, until: float, result: Result) -> None:
    # Every user does the same in every test.
    choices = random.Random(number)
    # Nobody starts at the same moment.
    await _think(choices.uniform(0, _THINK_SECONDS[1]), until)
    while time.monotonic() < until:
        body = {"input": choices.choice(_TASKS), "user": f"load-{number}"}
        started = time.perf_counter()
        try:
            response = await client.post(facts.TASKS_PATH, json=body)
            result.statuses[response.status_code] += 1
        except httpx.TransportError:
            result.statuses[0] += 1
        result.latency.add(time.perf_counter() - started)
        await _think(choices.uniform(*_THINK_SECONDS), until)


async def _think(seconds: float, until: float) -> None:
    await asyncio.sleep(max(0.0, min(seconds, until - time.monotonic())))
