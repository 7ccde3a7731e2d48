"""Bounds how many tasks run, and how many wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from agent_service.task_error import TaskError


class WorkerPool:
    def __init__(self, workers: int, queue_limit: int) -> None:
        self.capacity = workers
        self.queue_limit = queue_limit
        self.waiting = 0
        self.busy = 0
        self._free = asyncio.Semaphore(workers)

    @property
    def utilization(self) -> float:
        return self.busy / self.capacity

    @property
    def full(self) -> bool:
        return self._free.locked() and self.waiting >= self.queue_limit

    @asynccontextmanager
    async def worker(self) -> AsyncIterator[None]:
        """A worker, as soon as there is one; raises TaskError when too many wait already."""
        if self.full:
            raise TaskError(
                "queue_full",
                f"{self.waiting} tasks wait for {self.capacity} workers; try again later",
                retry_after=5,
            )
        self.waiting += 1
        try:
            await self._free.acquire()
        finally:
            self.waiting -= 1
        self.busy += 1
        try:
            yield
        finally:
            self.busy -= 1
            self._free.release()
