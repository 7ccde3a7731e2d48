"""Traces with OpenTelemetry when it is installed, and nothing otherwise."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from agent_service import facts

try:
    from opentelemetry import propagate, trace
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor
    from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased

    INSTALLED = True
except ImportError:
    INSTALLED = False

_logger = logging.getLogger(__name__)


class Tracing:
    """Where spans go; a tracer that is off takes them and does nothing."""

    def __init__(self, provider: Any = None) -> None:
        self._provider = provider
        self._tracer: Any = provider.get_tracer(facts.NAME) if provider else None

    @contextmanager
    def span(
        self,
        name: str,
        attributes: Mapping[str, str],
        headers: Mapping[str, str] | None = None,
    ) -> Iterator[None]:
        """Headers continue the trace of the caller."""
        if self._tracer is None:
            yield
            return
        context = propagate.extract(headers) if headers is not None else None
        with self._tracer.start_as_current_span(name, context=context, attributes=dict(attributes)):
            yield

    def close(self) -> None:
        """Sends what is still held back."""
        if self._provider:
            self._provider.shutdown()


def start_tracing(endpoint: str, ratio: float, environment: str) -> Tracing:
    if not INSTALLED:
        _logger.warning("Tracing is off: opentelemetry is not installed")
        return Tracing()
    resource = Resource.create(
        {
            "service.name": facts.NAME,
            "service.version": facts.VERSION,
            "deployment.environment.name": environment,
        }
    )
    provider = TracerProvider(resource=resource, sampler=ParentBased(TraceIdRatioBased(ratio)))
    exporter = OTLPSpanExporter(endpoint=f"{endpoint}/v1/traces")
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return Tracing(provider)


def current_trace_id() -> str:
    """The id of the trace that is under way, or an empty text."""
    if not INSTALLED:
        return ""
    context = trace.get_current_span().get_span_context()
    return format(context.trace_id, "032x") if context.is_valid else ""
