"""Errors as application/problem+json."""

from http import HTTPStatus
from typing import Any

from fastapi.responses import JSONResponse

from agent_service.task_error import TaskError


class ProblemResponse(JSONResponse):
    media_type = "application/problem+json"


def problem(
    status: int,
    detail: str,
    error_type: str = "",
    headers: dict[str, str] | None = None,
) -> ProblemResponse:
    content: dict[str, Any] = {
        "type": f"urn:problem:{error_type.replace('_', '-')}" if error_type else "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return ProblemResponse(content, status_code=status, headers=headers)


def task_problem(error: TaskError) -> ProblemResponse:
    headers = {"retry-after": str(error.retry_after)} if error.retry_after else None
    return problem(error.status, str(error), error.error_type, headers)
