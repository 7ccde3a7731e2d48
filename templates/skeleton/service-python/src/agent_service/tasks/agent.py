"""Works on one task with the language model and the tools."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from agent_service import facts
from agent_service.model.language_model import (
    LanguageModel,
    ModelReply,
    ModelRequest,
    ToolCall,
    ToolDefinition,
    ToolResult,
    Turn,
)
from agent_service.observability.agent_metrics import AgentMetrics
from agent_service.observability.tracing import Tracing
from agent_service.stores.best_effort import best_effort
from agent_service.task_error import TaskError, error_type_of
from agent_service.tools.tool import Tool, ToolContext

_logger = logging.getLogger(__name__)
_MOST_STEPS: Final = 6


@dataclass
class Work:
    """What was done for one task."""

    answer: str = ""
    complete: bool = False
    input_tokens: int = 0
    output_tokens: int = 0
    tools: tuple[str, ...] = ()


class Agent:
    def __init__(
        self,
        model: LanguageModel,
        tools: tuple[Tool, ...],
        context: ToolContext,
        metrics: AgentMetrics,
        tracing: Tracing,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._model = model
        self._tools = {tool.name: tool for tool in tools}
        self._context = context
        self._metrics = metrics
        self._tracing = tracing
        self._clock = clock

    async def work(self, task: str) -> Work:
        """Raises TaskError when there is no answer."""
        instructions = await self._instructions(task)
        turns: list[Turn] = [Turn("user", text=task)]
        work = Work()
        for _ in range(_MOST_STEPS):
            reply = await self._ask(ModelRequest(instructions, tuple(turns), self._definitions()))
            work.input_tokens += reply.input_tokens
            work.output_tokens += reply.output_tokens
            if not reply.calls:
                work.answer = reply.text
                work.complete = reply.complete
                return work
            turns.append(Turn("assistant", text=reply.text, calls=reply.calls))
            results = [ToolResult(call, await self._call(call)) for call in reply.calls]
            turns.append(Turn("tools", results=tuple(results)))
            used = (call.name for call in reply.calls if call.name in self._tools)
            work.tools = tuple(dict.fromkeys((*work.tools, *used)))
        raise TaskError("model_refused", f"There was no answer after {_MOST_STEPS} steps")

    def _definitions(self) -> tuple[ToolDefinition, ...]:
        return tuple(tool.definition() for tool in self._tools.values())

    async def _instructions(self, task: str) -> str:
        search = self._context.knowledge.search(task, limit=3)
        passages = await best_effort("knowledge", search, fallback=[])
        if not passages:
            return facts.INSTRUCTIONS
        known = "\n".join(f"- {passage}" for passage in passages)
        return f"{facts.INSTRUCTIONS}\nWhat is known about it:\n{known}"

    async def _ask(self, request: ModelRequest) -> ModelReply:
        started = self._clock()
        error_type = "cancelled"
        try:
            attributes = {"gen_ai.operation.name": "chat", "gen_ai.request.model": self._model.name}
            with self._tracing.span(f"chat {self._model.name}", attributes):
                reply = await self._model.answer(request)
            error_type = ""
        except Exception as error:
            error_type = error_type_of(error)
            raise
        finally:
            self._metrics.record_model_call(self._clock() - started, error_type)
        self._metrics.record_tokens(reply.input_tokens, reply.output_tokens)
        return reply

    async def _call(self, call: ToolCall) -> str:
        tool = self._tools.get(call.name)
        if tool is None:
            return f"There is no tool {call.name}"
        started = self._clock()
        error_type = "cancelled"
        try:
            attributes = {"gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": tool.name}
            with self._tracing.span(f"execute_tool {tool.name}", attributes):
                result = await tool.run(str(call.input.get("request", "")), self._context)
            error_type = ""
            return result
        except Exception as error:
            error_type = error_type_of(error)
            _logger.exception("Tool %s failed; the model is told so", tool.name)
            return "The tool failed"
        finally:
            self._metrics.record_tool_call(tool.name, self._clock() - started, error_type)
