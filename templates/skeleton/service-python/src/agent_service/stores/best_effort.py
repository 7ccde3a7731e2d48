"""Calls of stores without which a task can still be answered."""

import asyncio
import logging
from collections.abc import Awaitable
from typing import Final, TypeVar

_logger = logging.getLogger(__name__)
_TIMEOUT_SECONDS: Final = 2.5

Result = TypeVar("Result")


async def best_effort(store: str, operation: Awaitable[Result], fallback: Result) -> Result:
    """The result, or the fallback with a line in the log when the store does not answer."""
    try:
        async with asyncio.timeout(_TIMEOUT_SECONDS):
            return await operation
    except Exception as error:
        _logger.warning("%s failed, the task goes on without it: %r", store, error)
        return fallback
