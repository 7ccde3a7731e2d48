"""Serves until it is asked to stop, and then lets what runs end."""

import asyncio
import logging
from types import FrameType
from typing import Final

import uvicorn

from agent_service.service import Service

_logger = logging.getLogger(__name__)
# How long the answers say "stopping" before connections are refused: as long as a load
# balancer takes to notice.
GRACE_SECONDS: Final = 5.0


class HttpServer(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, service: Service) -> None:
        super().__init__(config)
        self._service = service
        self._loop: asyncio.AbstractEventLoop | None = None
        # A developer is not kept waiting.
        self._grace = 0.0 if service.settings.development else GRACE_SECONDS

    async def serve_until_stopped(self) -> None:
        self._loop = asyncio.get_running_loop()
        await self.serve()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._service.tasks.draining or self._loop is None:
            super().handle_exit(sig, frame)
            return
        self._service.tasks.draining = True
        # A signal may arrive anywhere in the loop's own code.
        self._loop.call_soon_threadsafe(self._stop_soon)

    def _stop_soon(self) -> None:
        _logger.info("Stopping: no more tasks are taken")
        asyncio.get_running_loop().call_later(self._grace, self._stop)

    def _stop(self) -> None:
        # The server then waits for the requests that still run.
        self.should_exit = True
