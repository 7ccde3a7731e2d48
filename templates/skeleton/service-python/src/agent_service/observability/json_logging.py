"""Writes the log as one JSON object a line, without secrets."""

import json
import logging
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final, TextIO

from agent_service import facts
from agent_service.observability.tracing import current_trace_id

_LEVELS: Final = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warn": logging.WARNING,
    "error": logging.ERROR,
}
_MASK: Final = "[secret]"


class JsonFormatter(logging.Formatter):
    def __init__(self, environment: str, secrets: Iterable[str]) -> None:
        super().__init__()
        self._environment = environment
        self._secrets = sorted(secrets, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": "warn" if record.levelno == logging.WARNING else record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "service": facts.NAME,
            "version": facts.VERSION,
            "environment": self._environment,
        }
        trace_id = current_trace_id()
        if trace_id:
            entry["traceId"] = trace_id
        entry.update(getattr(record, "fields", {}))
        if record.exc_info:
            entry["error"] = self.formatException(record.exc_info)
        text = json.dumps(entry, ensure_ascii=False, default=str)
        for secret in self._secrets:
            # Also as it stands inside of a JSON string.
            text = text.replace(json.dumps(secret, ensure_ascii=False)[1:-1], _MASK)
        return text


def start_logging(
    level: str, environment: str, secrets: Iterable[str], stream: TextIO = sys.stdout
) -> None:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter(environment, secrets))
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(_LEVELS[level])
    # These write a line for every call, with addresses in it.
    for name in ("httpx", "httpcore", "asyncio", "psycopg.pool"):
        logging.getLogger(name).setLevel(logging.ERROR)
