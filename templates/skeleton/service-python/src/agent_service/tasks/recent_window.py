"""What happened during the last seconds."""

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class RecentWindow(Generic[Entry]):
    """Forgets what is older than the window, and the oldest when there is too much."""

    def __init__(self, seconds: float, now: Callable[[], float], limit: int = 50_000) -> None:
        self._seconds = seconds
        self._now = now
        self._entries: deque[tuple[float, Entry]] = deque(maxlen=limit)

    def add(self, entry: Entry) -> None:
        self._entries.append((self._now(), entry))

    def read(self) -> list[Entry]:
        oldest = self._now() - self._seconds
        while self._entries and self._entries[0][0] <= oldest:
            self._entries.popleft()
        return [entry for _, entry in self._entries]
