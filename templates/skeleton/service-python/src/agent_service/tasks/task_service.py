"""Takes tasks through guardrails, queue and agent, and measures how they end."""

import asyncio
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from agent_service import facts
from agent_service.guardrails.audit_log import hash_text
from agent_service.guardrails.guardrails import (
    HUMAN_APPROVAL,
    INPUT_VALIDATION,
    OUTPUT_FILTERING,
    Guardrails,
)
from agent_service.observability.agent_metrics import AgentMetrics
from agent_service.observability.tracing import Tracing
from agent_service.stores.best_effort import best_effort
from agent_service.stores.rate_limiter import TASKS_PER_MINUTE
from agent_service.stores.stores import Stores
from agent_service.stores.task_history import TaskRecord
from agent_service.task_error import TaskError, error_type_of
from agent_service.tasks.activity import Activity
from agent_service.tasks.agent import Agent, Work
from agent_service.tasks.answer_score import answer_score
from agent_service.tasks.worker_pool import WorkerPool


@dataclass(frozen=True)
class TaskRequest:
    input: str
    user: str
    # Who said yes to a task that needs it.
    approved_by: str = ""


@dataclass(frozen=True)
class TaskOutcome:
    id: str
    # `completed`, or `held` for a person to approve.
    status: str
    reason: str = ""
    answer: str = ""
    score: float = 0.0
    seconds: float = 0.0
    tools: tuple[str, ...] = ()


@dataclass
class TaskService:
    agent: Agent
    model_name: str
    guardrails: Guardrails
    stores: Stores
    pool: WorkerPool
    metrics: AgentMetrics
    activity: Activity
    tracing: Tracing
    timeout_seconds: float
    clock: Callable[[], float] = time.perf_counter
    draining: bool = False

    async def run(self, request: TaskRequest) -> TaskOutcome:
        """Raises TaskError saying why there is no answer."""
        if self.draining:
            raise TaskError("draining", "This instance is shutting down", retry_after=1)
        task = TaskRecord(
            id=str(uuid.uuid4()),
            user=request.user,
            status="failed",
            error_type="",
            input_sha256=hash_text(request.input),
            release=facts.VERSION,
            asked_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        )
        await self._limit_rate(task)
        await self._check_input(request, task)
        reason = self.guardrails.approval_reason(request.input, request.user, request.approved_by)
        if reason:
            self.metrics.record_block(HUMAN_APPROVAL)
            await self._end(replace(task, status="held"), guardrail=HUMAN_APPROVAL)
            return TaskOutcome(task.id, "held", reason=reason)
        return await self._answer(request, task)

    async def find(self, task_id: str) -> TaskRecord | None:
        return await best_effort("task history", self.stores.history.find(task_id), fallback=None)

    def take_feedback(self, rating: int | None, complaint: bool) -> None:
        if rating is not None:
            self.metrics.record_rating(rating)
            self.activity.ratings.add(rating)
        if complaint:
            self.metrics.record_complaint()

    async def _limit_rate(self, task: TaskRecord) -> None:
        # A limiter that is down lets everybody in: answers matter more than the limit.
        count = self.stores.limiter.count(hash_text(task.user))
        if await best_effort("rate limit", count, fallback=0) <= TASKS_PER_MINUTE:
            return
        await self._end(replace(task, status="refused", error_type="rate_limited"))
        raise TaskError(
            "rate_limited",
            f"More than {TASKS_PER_MINUTE} tasks of one user in a minute",
            retry_after=60 - int(time.time()) % 60,
        )

    async def _check_input(self, request: TaskRequest, task: TaskRecord) -> None:
        problem = self.guardrails.input_problem(request.input)
        if not problem:
            return
        self.metrics.record_block(INPUT_VALIDATION)
        refused = replace(task, status="refused", error_type="invalid_input")
        await self._end(refused, guardrail=INPUT_VALIDATION)
        raise TaskError("invalid_input", problem)

    async def _answer(self, request: TaskRequest, task: TaskRecord) -> TaskOutcome:
        started = self.clock()
        try:
            with self.tracing.span(
                f"invoke_agent {facts.NAME}",
                {"gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": facts.NAME},
            ):
                work = await self._work(request.input)
        except Exception as error:
            failed = replace(task, error_type=error_type_of(error), seconds=self.clock() - started)
            self.metrics.record_task(failed.seconds, failed.error_type)
            self.activity.record_task(failed.seconds, True, request.user, ())
            await self._end(failed, approved_by=request.approved_by)
            raise
        seconds = self.clock() - started
        answer = self.guardrails.filter(work.answer)
        masked = answer != work.answer
        if masked:
            self.metrics.record_block(OUTPUT_FILTERING)
        score = answer_score(request.input, answer, work.complete, masked)
        self.metrics.record_score(score)
        self.metrics.record_task(seconds, "")
        self.activity.record_task(seconds, False, request.user, work.tools)
        await self._end(
            replace(task, status="completed", seconds=seconds),
            guardrail=OUTPUT_FILTERING if masked else "",
            approved_by=request.approved_by,
        )
        return TaskOutcome(
            task.id, "completed", answer=answer, score=score, seconds=seconds, tools=work.tools
        )

    async def _work(self, text: str) -> Work:
        try:
            async with asyncio.timeout(self.timeout_seconds), self.pool.worker():
                return await self._work_or_remember(text)
        except TimeoutError as error:
            raise TaskError("timeout", f"No answer within {self.timeout_seconds:g} s") from error

    async def _work_or_remember(self, text: str) -> Work:
        cache = self.stores.cache
        key = hash_text(f"{facts.VERSION}\n{self.model_name}\n{text}")
        known = await best_effort("answer cache", cache.get(key), fallback=None)
        if known is not None:
            return Work(answer=known, complete=True)
        work = await self.agent.work(text)
        # A tool may act, or answer otherwise the next time; what is masked is kept nowhere.
        if work.complete and not work.tools and self.guardrails.filter(work.answer) == work.answer:
            await best_effort("answer cache", cache.put(key, work.answer), fallback=None)
        return work

    async def _end(self, task: TaskRecord, guardrail: str = "", approved_by: str = "") -> None:
        self.guardrails.audit(task, guardrail, approved_by)
        # The audit log has the task already; an answer does not wait for a database.
        await best_effort("task history", self.stores.history.record(task), fallback=None)
