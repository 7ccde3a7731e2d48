"""Which tasks were answered, and how they ended; never what they said."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, Protocol

_REMEMBERED: Final = 1000


@dataclass(frozen=True)
class TaskRecord:
    id: str
    user: str
    # `completed`, `failed`, `held` or `refused`.
    status: str
    # Empty when there was none.
    error_type: str
    # Tells whether two inputs were the same without keeping either.
    input_sha256: str
    release: str
    # ISO 8601, UTC.
    asked_at: str
    seconds: float = 0.0

    def document(self) -> dict[str, str | float]:
        """As it is written in answers and in the audit log."""
        return {
            "id": self.id,
            "user": self.user,
            "status": self.status,
            "errorType": self.error_type,
            "inputSha256": self.input_sha256,
            "release": self.release,
            "askedAt": self.asked_at,
            "seconds": round(self.seconds, 4),
        }


class TaskHistory(Protocol):
    async def record(self, task: TaskRecord) -> None: ...

    async def find(self, task_id: str) -> TaskRecord | None: ...

    async def close(self) -> None: ...


class MemoryTaskHistory:
    """The latest tasks of this process."""

    def __init__(self) -> None:
        self._tasks: OrderedDict[str, TaskRecord] = OrderedDict()

    async def record(self, task: TaskRecord) -> None:
        self._tasks[task.id] = task
        if len(self._tasks) > _REMEMBERED:
            self._tasks.popitem(last=False)

    async def find(self, task_id: str) -> TaskRecord | None:
        return self._tasks.get(task_id)

    async def close(self) -> None:
        """Holds nothing open."""
