"""Whether the process runs; touches nothing outside of it."""

from typing import Any

from agent_service import facts
from agent_service.health.health_document import health_check, health_document
from agent_service.tasks.worker_pool import WorkerPool


def liveness_document(environment: str, uptime_seconds: float, pool: WorkerPool) -> dict[str, Any]:
    # A full queue is a warning: a restart would lose the tasks that wait in it.
    full = pool.full
    return health_document(
        environment,
        "is the service running",
        {
            "process:uptime": [
                health_check(facts.NAME, "system", "pass", int(uptime_seconds), "s")
            ],
            "workers:queue-length": [
                health_check(
                    "workers",
                    "component",
                    "warn" if full else "pass",
                    pool.waiting,
                    "tasks",
                    "The queue is full: tasks are refused" if full else "",
                )
            ],
        },
    )
