"""Says in every answer which release gave it."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agent_service import facts


class ReleaseHeader:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_release(message: Message) -> None:
            if message["type"] == "http.response.start":
                release = (b"x-agent-release", facts.VERSION.encode())
                message["headers"] = [*message.get("headers", []), release]
            await send(message)

        await self._app(scope, receive, send_with_release if scope["type"] == "http" else send)
