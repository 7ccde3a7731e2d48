"""Puts load on a running service: `python3 -m load baseline|peak [--seconds N] [--url URL]`."""

import argparse
import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import httpx

from agent_service import facts
from load.profiles import PROFILES
from load.users import Result, run_users


async def run(url: str, users: int, seconds: float) -> Result:
    result = Result()
    limits = httpx.Limits(max_connections=users, max_keepalive_connections=users)
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=60) as client:
        await run_users(client, users, seconds, result)
    return result


def judge(result: Result) -> list[str]:
    """What is worse than it may be."""
    problems = []
    if not result.latency.count:
        problems.append("no task was asked for; give the test more seconds")
    slowest = result.latency.quantile(0.95)
    if slowest > facts.TARGET_P95_SECONDS:
        problems.append(
            f"95 % of the answers took {slowest:.2f} s; the target is {facts.TARGET_P95_SECONDS} s"
        )
    if result.error_ratio > facts.LIMIT_ERROR_RATIO:
        problems.append(
            f"{result.error_ratio:.2%} of the tasks failed; the limit is "
            f"{facts.LIMIT_ERROR_RATIO:.2%}"
        )
    return problems


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m load", description=__doc__)
    parser.add_argument("profile", choices=sorted(PROFILES))
    parser.add_argument("--seconds", type=float, help="instead of the hours of the profile")
    parser.add_argument("--url", default=f"http://localhost:{facts.PORT}")
    arguments = parser.parse_args()
    profile = PROFILES[arguments.profile]
    seconds = arguments.seconds or profile.seconds
    result = asyncio.run(run(arguments.url, profile.users, seconds))
    problems = judge(result)
    report: dict[str, Any] = {
        "profile": arguments.profile,
        "users": profile.users,
        "seconds": seconds,
        "tasks": result.latency.count,
        "tasksPerSecond": round(result.latency.count / seconds, 2),
        "p50Seconds": round(result.latency.quantile(0.5), 4),
        "p95Seconds": round(result.latency.quantile(0.95), 4),
        "p99Seconds": round(result.latency.quantile(0.99), 4),
        "errorRatio": round(result.error_ratio, 5),
        "statuses": {str(status): count for status, count in sorted(result.statuses.items())},
        "problems": problems,
    }
    text = json.dumps(report, indent=2)
    print(text)
    (Path(__file__).parent / "report.json").write_text(text + "\n", encoding="utf-8")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
