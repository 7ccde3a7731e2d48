"""What the tests share."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from agent_service.configuration.environment_file import read_environment_file
from agent_service.configuration.settings import Settings, read_settings
from agent_service.model.language_model import LanguageModel, ModelReply, ModelRequest
from agent_service.observability.tracing import Tracing
from agent_service.service import Service, open_service
from agent_service.stores.memory_stores import memory_stores
from agent_service.stores.stores import Stores
from agent_service.web.create_app import create_app

ROOT = Path(__file__).parents[1]
PASSAGES = ["An order number tells one order from another."]


def development_variables(**changes: str) -> dict[str, str]:
    variables = read_environment_file(ROOT / "config/environments/development.env")
    return {**variables, **changes}


def settings_with(**changes: str) -> Settings:
    return read_settings(development_variables(**changes))


def service_with(
    model: LanguageModel | None = None, stores: Stores | None = None, **changes: str
) -> Service:
    return asyncio.run(
        open_service(
            settings_with(**changes),
            Tracing(),
            model=model,
            stores=stores or memory_stores(PASSAGES),
        )
    )


def client_of(service: Service) -> TestClient:
    return TestClient(create_app(service), raise_server_exceptions=False)


class ScriptedModel:
    """Answers what a test wants it to."""

    name = "scripted"

    def __init__(self, reply: Callable[[ModelRequest], Any]) -> None:
        self._reply = reply

    async def answer(self, request: ModelRequest) -> ModelReply:
        reply = self._reply(request)
        if asyncio.iscoroutine(reply):
            reply = await reply
        if isinstance(reply, Exception):
            raise reply
        return reply if isinstance(reply, ModelReply) else ModelReply(str(reply))

    async def probe(self) -> str:
        return ""

    async def close(self) -> None:
        """Holds nothing open."""
