"""What the agent needs of a language model, whoever serves it."""

from dataclasses import dataclass, field
from typing import Any, Final, Protocol

# Most tokens that one answer may have.
ANSWER_TOKENS: Final = 2048


@dataclass(frozen=True)
class ToolDefinition:
    """A tool as the language model sees it."""

    name: str
    description: str
    # JSON Schema of the tool's input.
    parameters: dict[str, Any]


@dataclass(frozen=True)
class ToolCall:
    """The model's wish that a tool be called."""

    id: str
    name: str
    input: dict[str, Any]
    # What a provider wants back unchanged with the tool's result.
    signature: str = ""


@dataclass(frozen=True)
class ToolResult:
    call: ToolCall
    content: str


@dataclass(frozen=True)
class Turn:
    """One turn of the conversation: `user`, `assistant` or `tools`."""

    role: str
    text: str = ""
    calls: tuple[ToolCall, ...] = ()
    results: tuple[ToolResult, ...] = ()


@dataclass(frozen=True)
class ModelRequest:
    instructions: str
    turns: tuple[Turn, ...]
    tools: tuple[ToolDefinition, ...] = ()


@dataclass(frozen=True)
class ModelReply:
    text: str
    calls: tuple[ToolCall, ...] = field(default=())
    # False when the answer was cut off.
    complete: bool = True
    input_tokens: int = 0
    output_tokens: int = 0


class LanguageModel(Protocol):
    name: str

    async def answer(self, request: ModelRequest) -> ModelReply:
        """Raises TaskError when the model gives no answer."""
        ...

    async def probe(self) -> str:
        """A remark about how the provider is; raises when it cannot be reached."""
        ...

    async def close(self) -> None: ...
