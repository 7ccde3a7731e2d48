"""A model that needs no network and always answers alike."""

import re

from agent_service.model.language_model import ModelReply, ModelRequest, ToolCall, Turn


class OfflineModel:
    """Repeats the task, and calls every tool that it says to "use". Its tokens are words."""

    name = "offline"

    async def answer(self, request: ModelRequest) -> ModelReply:
        task = next((turn.text for turn in request.turns if turn.role == "user"), "")
        results = [result for turn in request.turns for result in turn.results]
        calls = () if results else _calls_in(task, request)
        text = ""
        if not calls:
            lines = [f"Offline answer, without a language model, to: {task}"]
            lines += [f"{result.call.name}: {result.content}" for result in results]
            text = "\n".join(lines)
        return ModelReply(
            text=text,
            calls=calls,
            input_tokens=_count_words(
                [request.instructions, *(_text_of(turn) for turn in request.turns)]
            ),
            output_tokens=_count_words([text, *(call.name for call in calls)]),
        )

    async def probe(self) -> str:
        return "offline: answers without a language model"

    async def close(self) -> None:
        """Holds nothing open."""


def _calls_in(task: str, request: ModelRequest) -> tuple[ToolCall, ...]:
    named = [tool for tool in request.tools if _names(task, tool.name)]
    return tuple(
        ToolCall(id=f"call-{index}", name=tool.name, input={"request": task})
        for index, tool in enumerate(named)
    )


def _names(task: str, tool: str) -> bool:
    # One name may be part of another one, and a name may be a plain word.
    return re.search(rf"\buse {re.escape(tool)}(?![\w-])", task, re.IGNORECASE) is not None


def _text_of(turn: Turn) -> str:
    return turn.text or " ".join(result.content for result in turn.results)


def _count_words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)
