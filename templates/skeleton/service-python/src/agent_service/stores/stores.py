"""Where the agent keeps things."""

from dataclasses import dataclass

from agent_service.stores.answer_cache import AnswerCache
from agent_service.stores.dependency import Dependency
from agent_service.stores.knowledge import Knowledge
from agent_service.stores.rate_limiter import RateLimiter
from agent_service.stores.task_history import TaskHistory


@dataclass(frozen=True)
class Stores:
    history: TaskHistory
    limiter: RateLimiter
    cache: AnswerCache
    knowledge: Knowledge
    dependencies: tuple[Dependency, ...]

    async def close(self) -> None:
        for store in (self.history, self.limiter, self.cache, self.knowledge):
            await store.close()
