"""A counter that keeps the name it is given."""

from agent_service.observability.metric_definitions import MetricDefinition


class ExactCounter:
    """prometheus_client ends the name of every counter in `_total`; a name that has to
    be another one is written here."""

    def __init__(self, definition: MetricDefinition) -> None:
        self._definition = definition
        self._values: dict[tuple[str, ...], float] = {}

    def add(self, *labels: str, amount: float = 0) -> None:
        self._values[labels] = self._values.get(labels, 0.0) + amount

    def render(self) -> str:
        name = self._definition.name
        lines = [f"# HELP {name} {self._definition.help}", f"# TYPE {name} counter"]
        for values, amount in self._values.items():
            pairs = zip(self._definition.labels, values, strict=True)
            labels = ",".join(f'{label}="{_escape(value)}"' for label, value in pairs)
            lines.append(f"{name}{{{labels}}} {amount}")
        return "\n".join(lines) + "\n"


def _escape(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')
