"""Refuses bodies that are too large before anything reads them."""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agent_service.web.problem import problem

MOST_BYTES: Final = 64 * 1024


class BodyLimit:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        # Counted instead of trusted: a length may be missing or wrong.
        chunks: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            chunk: bytes = message.get("body", b"")
            size += len(chunk)
            if size > MOST_BYTES:
                answer = problem(413, f"The body may have {MOST_BYTES} bytes", "input_too_large")
                await answer(scope, receive, send)
                return
            chunks.append(chunk)
            if not message.get("more_body", False):
                break
        body: Message = {"type": "http.request", "body": b"".join(chunks), "more_body": False}
        pending = [body]

        async def replay() -> Message:
            return pending.pop() if pending else await receive()

        await self._app(scope, replay, send)
