"""The service over HTTP."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from agent_service import facts
from agent_service.service import Service
from agent_service.task_error import TaskError
from agent_service.web.body_limit import BodyLimit
from agent_service.web.health_routes import add_health_routes
from agent_service.web.problem import problem, task_problem
from agent_service.web.release_header import ReleaseHeader
from agent_service.web.task_routes import add_task_routes

_logger = logging.getLogger(__name__)


def create_app(service: Service) -> FastAPI:
    app = FastAPI(
        title=facts.TITLE,
        description=facts.DESCRIPTION,
        version=facts.VERSION,
        # Their pages load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
    )
    app.add_middleware(BodyLimit)
    app.add_middleware(ReleaseHeader)
    add_health_routes(app, service)
    add_task_routes(app, service)
    _add_error_handlers(app)
    return app


def _add_error_handlers(app: FastAPI) -> None:
    @app.exception_handler(TaskError)
    async def answer_task_error(_request: Request, error: TaskError) -> Response:
        _logger.warning("%s", error, extra={"fields": {"errorType": error.error_type}})
        return task_problem(error)

    @app.exception_handler(RequestValidationError)
    async def answer_invalid(_request: Request, error: RequestValidationError) -> Response:
        # Only where and what: the value seen may be a secret.
        problems = [
            ": ".join((".".join(str(part) for part in item["loc"]), str(item["msg"])))
            for item in error.errors()
        ]
        return problem(400, "; ".join(problems), "invalid_input")

    @app.exception_handler(HTTPException)
    async def answer_refused(_request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers) if error.headers else None
        return problem(error.status_code, str(error.detail), headers=headers)

    @app.exception_handler(Exception)
    async def answer_fault(_request: Request, error: Exception) -> Response:
        _logger.error("A request failed", exc_info=error)
        return problem(500, "The service failed; its log says why", "internal")
