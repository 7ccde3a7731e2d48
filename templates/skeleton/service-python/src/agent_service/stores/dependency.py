"""Something outside the process that the agent needs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Dependency:
    name: str
    # As in a health document: `datastore` or `system`.
    component_type: str
    # A remark about how it is, or nothing; raises when it cannot be reached.
    probe: Callable[[], Awaitable[str]]


async def probe_memory() -> str:
    """Stands for a store that could not be reached on a developer's machine."""
    return "in memory (development)"
