import asyncio
from pathlib import Path

import pytest

from agent_service.stores.answer_cache import KEPT_SECONDS, MemoryAnswerCache
from agent_service.stores.best_effort import best_effort
from agent_service.stores.embed_text import DIMENSIONS, embed_text
from agent_service.stores.knowledge import MemoryKnowledge, read_passages
from agent_service.stores.open_stores import open_stores
from agent_service.stores.rate_limiter import MemoryRateLimiter
from agent_service.stores.task_history import MemoryTaskHistory, TaskRecord
from tests.support import settings_with

# Ports on which nothing listens.
NOWHERE = {"POSTGRES_PORT": "1", "REDIS_PORT": "1", "MILVUS_PORT": "1"}


def test_memory_replaces_a_store_that_is_not_there_in_development() -> None:
    async def open_and_look() -> list[str]:
        stores = await open_stores(settings_with(**NOWHERE))
        try:
            return [await dependency.probe() for dependency in stores.dependencies]
        finally:
            await stores.close()

    assert set(asyncio.run(open_and_look())) <= {"in memory (development)"}


def test_a_store_that_is_not_there_is_a_fault_elsewhere() -> None:
    async def open_and_look() -> list[str]:
        stores = await open_stores(settings_with(AGENT_ENVIRONMENT="staging", **NOWHERE))
        remarks = []
        try:
            for dependency in stores.dependencies:
                try:
                    remarks.append(await asyncio.wait_for(dependency.probe(), 3))
                except Exception:
                    remarks.append("fault")
        finally:
            await stores.close()
        return remarks

    try:
        remarks = asyncio.run(open_and_look())
    except ImportError as error:
        pytest.skip(f"the client of a store is not installed: {error}")
    assert set(remarks) <= {"fault"}


def test_counts_the_tasks_of_a_minute() -> None:
    async def count() -> list[int]:
        clock = [0.0]
        limiter = MemoryRateLimiter(lambda: clock[0])
        counts = [
            await limiter.count("ann"),
            await limiter.count("ann"),
            await limiter.count("bob"),
        ]
        clock[0] = 61.0
        return [*counts, await limiter.count("ann")]

    assert asyncio.run(count()) == [1, 2, 1, 1]


def test_forgets_an_answer_after_a_while() -> None:
    async def keep() -> list[str | None]:
        clock = [0.0]
        cache = MemoryAnswerCache(lambda: clock[0])
        await cache.put("key", "answer")
        answers = [await cache.get("key"), await cache.get("other")]
        clock[0] = KEPT_SECONDS + 1
        return [*answers, await cache.get("key")]

    assert asyncio.run(keep()) == ["answer", None, None]


def test_remembers_the_latest_tasks_only() -> None:
    async def remember() -> tuple[TaskRecord | None, TaskRecord | None]:
        history = MemoryTaskHistory()
        for number in range(1001):
            await history.record(TaskRecord(str(number), "ann", "completed", "", "", "", ""))
        return await history.find("0"), await history.find("1000")

    first, last = asyncio.run(remember())
    assert first is None
    assert last is not None


def test_finds_the_passages_nearest_to_a_question(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Heading\n\nApples are red.\n\nThe sky is blue.\n")
    passages = read_passages(tmp_path)
    assert passages == ["Apples are red.", "The sky is blue."]
    knowledge = MemoryKnowledge(passages)
    assert asyncio.run(knowledge.search("Which apples are red?", 1)) == ["Apples are red."]
    assert asyncio.run(knowledge.search("1 2 3", 1)) == []


def test_a_vector_has_length_one_or_none() -> None:
    assert len(embed_text("some words")) == DIMENSIONS
    assert abs(sum(value**2 for value in embed_text("some words")) - 1) < 1e-9
    assert set(embed_text("")) == {0.0}


def test_goes_on_without_a_store_that_fails() -> None:
    async def fail() -> int:
        raise ConnectionError("gone")

    assert asyncio.run(best_effort("store", fail(), fallback=7)) == 7
