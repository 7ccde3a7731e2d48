"""Documents of type application/health+json."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from agent_service import facts

Checks = Mapping[str, list[dict[str, Any]]]

_WORST_LAST: Final = ("pass", "warn", "fail")


def health_check(
    component: str,
    component_type: str,
    status: str,
    value: float | None = None,
    unit: str = "",
    output: str = "",
) -> dict[str, Any]:
    """One reading of one component, taken now."""
    check: dict[str, Any] = {
        "componentId": component,
        "componentType": component_type,
        "status": status,
        "time": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
    if value is not None:
        check |= {"observedValue": value, "observedUnit": unit}
    if output:
        check["output"] = output
    return check


def health_document(environment: str, about: str, checks: Checks) -> dict[str, Any]:
    """A document whose status is that of its worst check."""
    every = [check for group in checks.values() for check in group]
    status = max((check["status"] for check in every), key=_WORST_LAST.index, default="pass")
    document: dict[str, Any] = {
        "status": status,
        "version": facts.VERSION.split(".")[0],
        "releaseId": facts.VERSION,
        "serviceId": f"{facts.NAME}-{environment}",
        "description": f"{facts.TITLE}: {about}",
        "checks": dict(checks),
    }
    if status != "pass":
        document["output"] = next(
            (check["output"] for check in every if check["status"] == status and "output" in check),
            f"One of the checks says {status}",
        )
    return document
