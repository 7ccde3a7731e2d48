"""Answers that are given again to the same question."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Protocol

KEPT_SECONDS: Final = 300
_REMEMBERED: Final = 500


class AnswerCache(Protocol):
    async def get(self, key: str) -> str | None: ...

    async def put(self, key: str, answer: str) -> None: ...

    async def close(self) -> None: ...


class MemoryAnswerCache:
    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._answers: OrderedDict[str, tuple[float, str]] = OrderedDict()

    async def get(self, key: str) -> str | None:
        until, answer = self._answers.get(key, (0.0, ""))
        return answer if until > self._now() else None

    async def put(self, key: str, answer: str) -> None:
        self._answers[key] = (self._now() + KEPT_SECONDS, answer)
        self._answers.move_to_end(key)
        if len(self._answers) > _REMEMBERED:
            self._answers.popitem(last=False)

    async def close(self) -> None:
        """Holds nothing open."""
