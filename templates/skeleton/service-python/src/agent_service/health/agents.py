"""How the release and its workers did during the last minute."""

from typing import Any, Final

from agent_service import facts
from agent_service.health.health_document import health_check, health_document
from agent_service.tasks.activity import Activity
from agent_service.tasks.worker_pool import WorkerPool

_FEWEST_TASKS: Final = 10
_WARNING_RATIO: Final = 0.05
_FAILING_RATIO: Final = 0.5
_BUSY_RATIO: Final = 0.95


def agents_document(
    environment: str, activity: Activity, pool: WorkerPool, draining: bool
) -> dict[str, Any]:
    tasks = activity.tasks.read()
    checks = {
        "service:accepting-tasks": [_accepting(draining)],
        "workers:utilization": [_utilization(pool)],
        "workers:queue-length": [_queue(pool)],
    }
    if tasks:
        checks["release:error-rate"] = [_error_rate(tasks)]
        checks["release:response-time"] = [_response_time(tasks)]
    return health_document(environment, "how its release works", checks)


def _accepting(draining: bool) -> dict[str, Any]:
    if draining:
        return health_check(
            facts.VERSION, "component", "fail", output="The service is stopping: it takes no tasks"
        )
    return health_check(facts.VERSION, "component", "pass")


def _error_rate(tasks: list[tuple[float, bool]]) -> dict[str, Any]:
    failed = sum(1 for _, is_failure in tasks if is_failure)
    ratio = failed / len(tasks)
    status = "pass"
    # A few tasks are no ground for a verdict.
    if len(tasks) >= _FEWEST_TASKS and ratio > _WARNING_RATIO:
        status = "fail" if ratio > _FAILING_RATIO else "warn"
    output = "" if status == "pass" else f"{failed} of {len(tasks)} tasks failed in the last minute"
    return health_check(facts.VERSION, "component", status, ratio, "ratio", output)


def _response_time(tasks: list[tuple[float, bool]]) -> dict[str, Any]:
    mean = sum(seconds for seconds, _ in tasks) / len(tasks)
    slow = len(tasks) >= _FEWEST_TASKS and mean > facts.LIMIT_RESPONSE_SECONDS
    return health_check(
        facts.VERSION,
        "component",
        "warn" if slow else "pass",
        mean,
        "s",
        f"Tasks took {mean:.1f} s on average in the last minute" if slow else "",
    )


def _utilization(pool: WorkerPool) -> dict[str, Any]:
    busy = pool.utilization > _BUSY_RATIO
    return health_check(
        "workers",
        "component",
        "warn" if busy else "pass",
        pool.utilization,
        "ratio",
        f"All {pool.capacity} workers are busy" if busy else "",
    )


def _queue(pool: WorkerPool) -> dict[str, Any]:
    long = pool.waiting > facts.LIMIT_QUEUE_DEPTH
    return health_check(
        "workers",
        "component",
        "warn" if long else "pass",
        pool.waiting,
        "tasks",
        f"{pool.waiting} tasks wait for a worker" if long else "",
    )
