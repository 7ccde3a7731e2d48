import re

from agent_service import facts
from agent_service.observability import metric_definitions
from agent_service.observability.metric_definitions import MetricDefinition
from agent_service.tools.tool_list import TOOLS
from tests.support import client_of, service_with

DEFINED = [
    value for value in vars(metric_definitions).values() if isinstance(value, MetricDefinition)
]
# Without a tool there is nothing that could be measured of one.
STARTED = [metric for metric in DEFINED if TOOLS or "gen_ai_tool_name" not in metric.labels]


def _sample_names(text: str) -> set[str]:
    return {re.split(r"[{ ]", line)[0] for line in text.splitlines() if not line.startswith("#")}


def test_emits_every_metric_under_its_own_name_from_the_start() -> None:
    names = _sample_names(client_of(service_with()).get(facts.METRICS_PATH).text)
    for metric in STARTED:
        assert (f"{metric.name}_bucket" if metric.buckets else metric.name) in names


def test_emits_nothing_else() -> None:
    client = client_of(service_with())
    client.post(facts.TASKS_PATH, json={"input": "hello"})
    known = {metric.name for metric in DEFINED}
    known |= {f"{name}_{part}" for name in known for part in ("bucket", "sum", "count")}
    own = _sample_names(client.get(facts.METRICS_PATH).text) - known
    assert all(name.startswith(("process_", "python_")) for name in own), own


def test_a_histogram_has_the_edges_that_were_asked_for() -> None:
    text = client_of(service_with()).get(facts.METRICS_PATH).text
    for metric in (metric for metric in STARTED if metric.buckets):
        lines = [line for line in text.splitlines() if line.startswith(f"{metric.name}_bucket")]
        edges = {float(edge) for line in lines for edge in re.findall(r'le="([^"]+)"', line)}
        assert edges == {*metric.buckets, float("inf")}


def test_counts_tokens_by_type_under_the_exact_name() -> None:
    client = client_of(service_with())
    client.post(facts.TASKS_PATH, json={"input": "three words here"})
    text = client.get(facts.METRICS_PATH).text
    assert "# TYPE gen_ai_client_token_usage counter" in text
    for kind in ("input", "output"):
        sample = re.search(rf'^gen_ai_client_token_usage{{.*"{kind}"}} (.+)$', text, re.M)
        assert sample and float(sample.group(1)) > 0
    assert "gen_ai_client_token_usage_total" not in text
