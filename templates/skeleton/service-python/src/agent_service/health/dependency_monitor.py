"""Looks at what the agent depends on, seldom enough not to burden it."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from agent_service.health.health_document import health_check, health_document
from agent_service.observability.agent_metrics import AgentMetrics
from agent_service.stores.dependency import Dependency

_KEPT_SECONDS: Final = 10.0
_TIMEOUT_SECONDS: Final = 2.5


@dataclass(frozen=True)
class Reading:
    dependency: Dependency
    milliseconds: float
    # Empty when it answered.
    error: str
    remark: str


class DependencyMonitor:
    def __init__(
        self,
        dependencies: tuple[Dependency, ...],
        metrics: AgentMetrics,
        now: Callable[[], float] = time.monotonic,
        timeout_seconds: float = _TIMEOUT_SECONDS,
    ) -> None:
        self._dependencies = dependencies
        self._metrics = metrics
        self._now = now
        self._timeout_seconds = timeout_seconds
        self._lock = asyncio.Lock()
        self._read_at: float | None = None
        self._readings: list[Reading] = []

    async def read(self) -> list[Reading]:
        """All dependencies, looked at together; the last result when it is fresh."""
        async with self._lock:
            if self._read_at is None or self._now() - self._read_at >= _KEPT_SECONDS:
                looks = (self._look(dependency) for dependency in self._dependencies)
                self._readings = list(await asyncio.gather(*looks))
                self._read_at = self._now()
            return self._readings

    async def _look(self, dependency: Dependency) -> Reading:
        started = self._now()
        error = remark = ""
        try:
            async with asyncio.timeout(self._timeout_seconds):
                remark = await dependency.probe()
        except TimeoutError:
            error = f"no answer within {self._timeout_seconds:g} s"
        except Exception as problem:
            error = str(problem) or type(problem).__name__
        self._metrics.record_dependency(dependency.name, up=not error)
        return Reading(dependency, (self._now() - started) * 1000, error, remark)


def dependencies_document(environment: str, readings: list[Reading]) -> dict[str, Any]:
    checks = {f"{reading.dependency.name}:response-time": [_check(reading)] for reading in readings}
    return health_document(environment, "what it depends on", checks)


def _check(reading: Reading) -> dict[str, Any]:
    name, component_type = reading.dependency.name, reading.dependency.component_type
    if reading.error:
        return health_check(
            name, component_type, "fail", output=f"{name} cannot be reached: {reading.error}"
        )
    milliseconds = round(reading.milliseconds, 3)
    return health_check(name, component_type, "pass", milliseconds, "ms", reading.remark)
