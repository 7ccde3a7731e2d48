"""The service's metrics, as Prometheus reads them."""

from collections.abc import Callable, Iterable

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from agent_service import facts
from agent_service.observability import metric_definitions as defined
from agent_service.observability.exact_counter import ExactCounter
from agent_service.observability.metric_definitions import MetricDefinition


class AgentMetrics:
    """Counts what happens; every set of labels that is known starts at 0."""

    def __init__(self, model: str, tools: Iterable[str]) -> None:
        self._registry = CollectorRegistry()
        self._model = model
        self._invocations = self._histogram(defined.GEN_AI_INVOKE_AGENT_DURATION_SECONDS)
        self._model_calls = self._histogram(defined.GEN_AI_CLIENT_OPERATION_DURATION_SECONDS)
        self._tool_calls = self._histogram(defined.GEN_AI_EXECUTE_TOOL_DURATION_SECONDS)
        self._scores = self._histogram(defined.GEN_AI_EVALUATION_SCORE)
        self._ratings = self._histogram(defined.AGENT_USER_FEEDBACK_SCORE)
        self._tasks = self._counter(defined.AGENT_TASKS_TOTAL)
        self._complaints = self._counter(defined.AGENT_COMPLAINTS_TOTAL)
        self._blocks = self._counter(defined.AGENT_GUARDRAIL_BLOCKS_TOTAL)
        self._queue = self._gauge(defined.AGENT_QUEUE_DEPTH)
        self._utilization = self._gauge(defined.AGENT_WORKER_UTILIZATION_RATIO)
        self._dependencies = self._gauge(defined.AGENT_DEPENDENCY_UP)
        self._tokens = ExactCounter(defined.GEN_AI_CLIENT_TOKEN_USAGE)
        self._announce(tools)
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        GCCollector(registry=self._registry)

    def watch_workers(self, waiting: Callable[[], float], busy: Callable[[], float]) -> None:
        self._queue.set_function(waiting)
        self._utilization.set_function(busy)

    def record_task(self, seconds: float, error_type: str) -> None:
        self._invocations.labels(facts.NAME, facts.VERSION, error_type).observe(seconds)
        self._tasks.labels(facts.VERSION, "failed" if error_type else "completed").inc()

    def record_model_call(self, seconds: float, error_type: str) -> None:
        self._model_calls.labels(self._model, facts.VERSION, error_type).observe(seconds)

    def record_tool_call(self, tool: str, seconds: float, error_type: str) -> None:
        self._tool_calls.labels(tool, facts.VERSION, error_type).observe(seconds)

    def record_tokens(self, used: int, made: int) -> None:
        self._tokens.add(facts.VERSION, "input", amount=used)
        self._tokens.add(facts.VERSION, "output", amount=made)

    def record_score(self, score: float) -> None:
        self._scores.labels(facts.VERSION, "quality").observe(score)

    def record_rating(self, rating: int) -> None:
        self._ratings.labels(facts.VERSION).observe(rating)

    def record_complaint(self) -> None:
        self._complaints.labels(facts.VERSION).inc()

    def record_block(self, guardrail: str) -> None:
        self._blocks.labels(facts.VERSION, guardrail).inc()

    def record_dependency(self, name: str, up: bool) -> None:
        self._dependencies.labels(name).set(1 if up else 0)

    def render(self) -> str:
        return generate_latest(self._registry).decode() + self._tokens.render()

    def _announce(self, tools: Iterable[str]) -> None:
        # A first increase is only seen by Prometheus when there was a 0 before it.
        self._invocations.labels(facts.NAME, facts.VERSION, "")
        self._model_calls.labels(self._model, facts.VERSION, "")
        for tool in tools:
            self._tool_calls.labels(tool, facts.VERSION, "")
        self._scores.labels(facts.VERSION, "quality")
        self._ratings.labels(facts.VERSION)
        for outcome in ("completed", "failed"):
            self._tasks.labels(facts.VERSION, outcome)
        self._complaints.labels(facts.VERSION)
        for guardrail in facts.GUARDRAILS:
            # The audit log stops nothing.
            if guardrail != "audit-logging":
                self._blocks.labels(facts.VERSION, guardrail)
        self.record_tokens(0, 0)

    def _histogram(self, metric: MetricDefinition) -> Histogram:
        return Histogram(
            metric.name,
            metric.help,
            metric.labels,
            buckets=metric.buckets,
            registry=self._registry,
        )

    def _counter(self, metric: MetricDefinition) -> Counter:
        return Counter(metric.name, metric.help, metric.labels, registry=self._registry)

    def _gauge(self, metric: MetricDefinition) -> Gauge:
        return Gauge(metric.name, metric.help, metric.labels, registry=self._registry)
