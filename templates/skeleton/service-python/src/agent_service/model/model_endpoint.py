"""Calls a model provider over HTTP."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

import httpx

from agent_service.task_error import TaskError

_PROBE_SECONDS: Final = 2.0
_RETRIED: Final = frozenset({408, 429, 500, 502, 503, 504, 529})
_PAUSE_SECONDS: Final = 0.5


class ModelEndpoint:
    """Posts JSON; a call that failed for a passing reason is tried once more."""

    def __init__(
        self,
        base_url: str,
        headers: dict[str, str],
        transport: httpx.AsyncBaseTransport | None = None,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._base_url = base_url
        self._pause = pause
        # The task's own time limit ends a call; none of these may be shorter than it.
        self._client = httpx.AsyncClient(
            headers=headers,
            transport=transport,
            timeout=httpx.Timeout(None, connect=5.0),
        )

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """The provider's answer; raises TaskError when there is none."""
        response = await self._try(path, body)
        if response is None or response.status_code in _RETRIED:
            await self._pause(_PAUSE_SECONDS)
            response = await self._try(path, body)
        if response is None:
            raise TaskError("model_unavailable", "The model provider cannot be reached")
        if response.status_code in _RETRIED:
            raise TaskError(
                "model_unavailable",
                f"The model provider answered with status {response.status_code}",
                retry_after=10,
            )
        if response.status_code != 200:
            raise TaskError(
                "model_refused",
                f"The model provider refused the request with status {response.status_code}",
            )
        try:
            document = response.json()
        except ValueError as error:
            raise unreadable("it is not JSON") from error
        if not isinstance(document, dict):
            raise unreadable("it is not a JSON object")
        return document

    async def probe(self, path: str) -> str:
        """Asks for something that costs no tokens; raises when that fails."""
        response = await self._client.get(self._base_url + path, timeout=_PROBE_SECONDS)
        if response.status_code in (401, 403):
            raise ConnectionError(f"the credential was refused with status {response.status_code}")
        if response.status_code >= 500:
            raise ConnectionError(f"it answered with status {response.status_code}")
        return ""

    async def close(self) -> None:
        await self._client.aclose()

    async def _try(self, path: str, body: dict[str, Any]) -> httpx.Response | None:
        try:
            return await self._client.post(self._base_url + path, json=body)
        except httpx.TransportError:
            return None


def unreadable(reason: str) -> TaskError:
    return TaskError("model_refused", f"The model provider's answer is not usable: {reason}")
