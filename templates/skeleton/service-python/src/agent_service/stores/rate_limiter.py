"""How many tasks a user may ask for in a minute."""

import time
from collections.abc import Callable
from typing import Final, Protocol

TASKS_PER_MINUTE: Final = 60


class RateLimiter(Protocol):
    async def count(self, user: str) -> int:
        """Counts one task; how many the user asked for in this minute."""
        ...

    async def close(self) -> None: ...


class MemoryRateLimiter:
    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._minute = 0
        self._counts: dict[str, int] = {}

    async def count(self, user: str) -> int:
        minute = int(self._now() // 60)
        if minute != self._minute:
            self._minute = minute
            self._counts.clear()
        self._counts[user] = self._counts.get(user, 0) + 1
        return self._counts[user]

    async def close(self) -> None:
        """Holds nothing open."""
