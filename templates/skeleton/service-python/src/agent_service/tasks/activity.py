"""What the health documents count."""

import time
from collections.abc import Callable, Iterable
from typing import Final

from agent_service.tasks.recent_window import RecentWindow

RELEASE_SECONDS: Final = 60
BUSINESS_SECONDS: Final = 15 * 60


class Activity:
    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        # Seconds a task took, and whether it failed.
        self.tasks: RecentWindow[tuple[float, bool]] = RecentWindow(RELEASE_SECONDS, now)
        self.users: RecentWindow[str] = RecentWindow(BUSINESS_SECONDS, now)
        self.tools: RecentWindow[str] = RecentWindow(BUSINESS_SECONDS, now)
        self.ratings: RecentWindow[int] = RecentWindow(BUSINESS_SECONDS, now)
        self.completed: RecentWindow[None] = RecentWindow(BUSINESS_SECONDS, now)

    def record_task(self, seconds: float, failed: bool, user: str, tools: Iterable[str]) -> None:
        self.tasks.add((seconds, failed))
        # A task without a user says nothing about how many there are.
        if user:
            self.users.add(user)
        for tool in tools:
            self.tools.add(tool)
        if not failed:
            self.completed.add(None)
