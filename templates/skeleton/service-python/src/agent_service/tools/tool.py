"""What a tool is, and what it may use."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from agent_service.model.language_model import ToolDefinition
from agent_service.stores.knowledge import Knowledge


@dataclass(frozen=True)
class ToolContext:
    """What every tool may use."""

    knowledge: Knowledge


@dataclass(frozen=True)
class Tool:
    name: str
    description: str
    run: Callable[[str, ToolContext], Awaitable[str]]

    def definition(self) -> ToolDefinition:
        return ToolDefinition(
            name=self.name,
            description=self.description,
            parameters={
                "type": "object",
                "properties": {
                    "request": {"type": "string", "description": "What the tool is to do"}
                },
                "required": ["request"],
            },
        )
