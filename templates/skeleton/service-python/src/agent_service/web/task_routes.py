"""Tasks, how they ended, what users think of the answers, and messages of other agents."""

import logging
import uuid
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from agent_service import facts
from agent_service.service import Service
from agent_service.task_error import TaskError
from agent_service.tasks.task_service import TaskOutcome, TaskRequest
from agent_service.web.agent_card import A2A_PATH, agent_card
from agent_service.web.bodies import FeedbackBody, MessageBody, TaskBody
from agent_service.web.problem import problem

_logger = logging.getLogger(__name__)


def add_task_routes(app: FastAPI, service: Service) -> None:
    tracing, tasks = service.tasks.tracing, service.tasks
    card = agent_card(service.settings.environment, service.tools)

    @app.post(facts.TASKS_PATH)
    async def run_task(request: Request, body: TaskBody) -> Response:
        with tracing.span(f"POST {facts.TASKS_PATH}", {}, request.headers):
            outcome = await tasks.run(TaskRequest(body.input, body.user, body.approvedBy))
        return JSONResponse(_document(outcome), 202 if outcome.status == "held" else 200)

    @app.get(facts.TASKS_PATH + "/{task_id}")
    async def find_task(task_id: str) -> Response:
        task = await tasks.find(task_id)
        if task is None:
            return problem(404, f"No task has the id {task_id}")
        return JSONResponse(task.document())

    @app.post(facts.FEEDBACK_PATH, status_code=204)
    async def take_feedback(body: FeedbackBody) -> Response:
        if body.rating is None and not body.complaint:
            raise TaskError("invalid_input", "needs a rating from 1 to 5, a complaint or both")
        tasks.take_feedback(body.rating, body.complaint)
        fields = {"task": body.task, "rating": body.rating, "complaint": body.complaint}
        _logger.info("Feedback", extra={"fields": fields})
        return Response(status_code=204)

    @app.get(facts.CARD_PATH)
    async def read_card() -> Response:
        return JSONResponse(card)

    @app.post(A2A_PATH + "/message:send")
    async def send_message(request: Request, body: MessageBody) -> Response:
        message = body.message
        if message.role != "ROLE_USER" or not message.parts:
            raise TaskError("invalid_input", "message needs the role ROLE_USER and parts of text")
        text = "\n".join(part.text for part in message.parts)
        with tracing.span(f"POST {A2A_PATH}/message:send", {}, request.headers):
            outcome = await tasks.run(TaskRequest(text, user="agent"))
        reply: dict[str, Any] = {
            "messageId": str(uuid.uuid4()),
            "role": "ROLE_AGENT",
            "parts": [{"text": outcome.reason if outcome.status == "held" else outcome.answer}],
            "metadata": {"task": outcome.id, "status": outcome.status},
        }
        if message.contextId is not None:
            reply["contextId"] = message.contextId
        return JSONResponse({"message": reply}, media_type="application/a2a+json")


def _document(outcome: TaskOutcome) -> dict[str, Any]:
    if outcome.status == "held":
        return {"id": outcome.id, "status": outcome.status, "reason": outcome.reason}
    return {
        "id": outcome.id,
        "status": outcome.status,
        "answer": outcome.answer,
        "score": outcome.score,
        "seconds": outcome.seconds,
    }
