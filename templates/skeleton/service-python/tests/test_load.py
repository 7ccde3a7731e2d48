import asyncio

import httpx
import pytest

from agent_service import facts
from load.__main__ import judge
from load.latency_histogram import LatencyHistogram
from load.profiles import PROFILES
from load.users import Result, run_users


def test_reads_quantiles_within_two_percent() -> None:
    histogram = LatencyHistogram()
    for number in range(1, 1001):
        histogram.add(number / 1000)
    assert histogram.quantile(0.5) == pytest.approx(0.5, rel=0.02)
    assert histogram.quantile(0.95) == pytest.approx(0.95, rel=0.02)
    assert LatencyHistogram().quantile(0.95) == 0


def test_judges_slow_and_failing_answers() -> None:
    result = Result()
    assert judge(result)
    for _ in range(100):
        result.latency.add(facts.TARGET_P95_SECONDS / 2)
        result.statuses[200] += 1
    assert judge(result) == []
    for _ in range(10):
        result.latency.add(facts.TARGET_P95_SECONDS * 2)
        result.statuses[503] += 1
    assert len(judge(result)) == 2


def test_every_user_gets_answers_and_the_test_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("load.users._THINK_SECONDS", (0.01, 0.02))

    async def run() -> Result:
        result = Result()
        transport = httpx.MockTransport(lambda _: httpx.Response(200))
        async with httpx.AsyncClient(base_url="http://agent", transport=transport) as client:
            await run_users(client, users=5, seconds=0.2, result=result)
        return result

    result = asyncio.run(run())
    assert result.statuses[200] >= 5
    assert result.error_ratio == 0
    assert sorted(PROFILES) == ["baseline", "peak"]
