"""Stores that forget everything with the process."""

from agent_service.stores.answer_cache import MemoryAnswerCache
from agent_service.stores.knowledge import MemoryKnowledge
from agent_service.stores.rate_limiter import MemoryRateLimiter
from agent_service.stores.stores import Stores
from agent_service.stores.task_history import MemoryTaskHistory


def memory_stores(passages: list[str]) -> Stores:
    return Stores(
        history=MemoryTaskHistory(),
        limiter=MemoryRateLimiter(),
        cache=MemoryAnswerCache(),
        knowledge=MemoryKnowledge(passages),
        dependencies=(),
    )
