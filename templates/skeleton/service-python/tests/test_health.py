import asyncio
import time
from typing import Any

import pytest

from agent_service import facts
from agent_service.health.dependency_monitor import DependencyMonitor, dependencies_document
from agent_service.model.offline_model import OfflineModel
from agent_service.observability.agent_metrics import AgentMetrics
from agent_service.stores.dependency import Dependency
from agent_service.stores.memory_stores import memory_stores
from agent_service.task_error import TaskError
from tests.support import PASSAGES, ScriptedModel, client_of, service_with


@pytest.mark.parametrize(
    "path",
    [facts.LIVENESS_PATH, facts.AGENTS_PATH, facts.DEPENDENCIES_PATH, facts.BUSINESS_PATH],
)
def test_serves_a_health_document_that_passes(path: str) -> None:
    answer = client_of(service_with()).get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/health+json"
    assert answer.headers["x-agent-release"] == facts.VERSION
    document = answer.json()
    assert document["status"] == "pass"
    assert document["serviceId"] == f"{facts.NAME}-development"
    assert document["releaseId"] == facts.VERSION
    for name, checks in document["checks"].items():
        assert ":" in name
        assert all({"componentId", "status", "time"} <= set(check) for check in checks)


def test_liveness_answers_at_once_while_a_dependency_hangs() -> None:
    class HangingModel(OfflineModel):
        hangs = False

        async def probe(self) -> str:
            await asyncio.sleep(60 if self.hangs else 0)
            return ""

    model = HangingModel()
    client = client_of(service_with(model=model))
    client.get(facts.LIVENESS_PATH)
    model.hangs = True
    started = time.perf_counter()
    assert client.get(facts.LIVENESS_PATH).status_code == 200
    assert time.perf_counter() - started < 0.1


def test_says_that_tasks_fail() -> None:
    model = ScriptedModel(lambda _: TaskError("model_unavailable", "gone"))
    client = client_of(service_with(model=model))
    for _ in range(12):
        assert client.post(facts.TASKS_PATH, json={"input": "hello there"}).status_code == 503
    answer = client.get(facts.AGENTS_PATH)
    assert answer.status_code == 503
    check = answer.json()["checks"]["release:error-rate"][0]
    assert (check["status"], check["observedValue"]) == ("fail", 1.0)
    assert "12 of 12 tasks failed" in answer.json()["output"]


def test_is_not_ready_while_it_stops_but_lives() -> None:
    service = service_with()
    client = client_of(service)
    service.tasks.draining = True
    assert client.get(facts.AGENTS_PATH).status_code == 503
    assert client.get(facts.LIVENESS_PATH).status_code == 200
    refused = client.post(facts.TASKS_PATH, json={"input": "hello"})
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")


def test_names_every_dependency() -> None:
    document = client_of(service_with()).get(facts.DEPENDENCIES_PATH).json()
    assert list(document["checks"]) == ["offline-model:response-time"]


def test_a_dependency_that_fails_or_hangs_fails_the_document() -> None:
    async def fails() -> str:
        raise ConnectionError("refused")

    async def hangs() -> str:
        await asyncio.sleep(60)
        return ""

    async def look() -> tuple[dict[str, Any], str]:
        metrics = AgentMetrics("model", ())
        dependencies = (
            Dependency("broken", "datastore", fails),
            Dependency("silent", "datastore", hangs),
        )
        monitor = DependencyMonitor(dependencies, metrics, timeout_seconds=0.05)
        return dependencies_document("staging", await monitor.read()), metrics.render()

    document, metrics = asyncio.run(look())
    assert document["status"] == "fail"
    assert "refused" in document["checks"]["broken:response-time"][0]["output"]
    assert "no answer within 0.05 s" in document["checks"]["silent:response-time"][0]["output"]
    assert 'agent_dependency_up{dependency="broken"} 0.0' in metrics


def test_looks_at_a_dependency_again_only_after_a_while() -> None:
    looks = []

    async def answers() -> str:
        looks.append(1)
        return ""

    async def read_three_times() -> None:
        clock = [0.0]
        dependency = Dependency("store", "datastore", answers)
        monitor = DependencyMonitor((dependency,), AgentMetrics("model", ()), now=lambda: clock[0])
        await monitor.read()
        await monitor.read()
        assert len(looks) == 1
        clock[0] = 11.0
        await monitor.read()

    asyncio.run(read_three_times())
    assert len(looks) == 2


def test_business_figures_are_counted_and_never_made_up() -> None:
    service = service_with(stores=memory_stores(PASSAGES))
    client = client_of(service)
    before = client.get(facts.BUSINESS_PATH).json()["checks"]
    assert "users:satisfaction" not in before
    assert "users:adoption" not in before
    assert before["users:active"][0]["observedValue"] == 0
    for user in ("ann", "bob", "ann"):
        client.post(facts.TASKS_PATH, json={"input": "hello there", "user": user})
    client.post(facts.FEEDBACK_PATH, json={"rating": 5})
    client.post(facts.FEEDBACK_PATH, json={"rating": 4})
    checks = client.get(facts.BUSINESS_PATH).json()["checks"]
    assert checks["users:active"][0]["observedValue"] == 2
    assert checks["value:tasks-completed"][0]["observedValue"] == 3
    assert checks["users:satisfaction"][0]["observedValue"] == 4.5
    assert ("features:usage" in checks) == bool(service.tools)
