"""Why a task got no answer."""

from typing import Final

STATUSES: Final[dict[str, int]] = {
    "invalid_input": 400,
    "input_too_large": 413,
    "rate_limited": 429,
    "internal": 500,
    "model_refused": 502,
    "model_unavailable": 503,
    "dependency_unavailable": 503,
    "queue_full": 503,
    "draining": 503,
    "timeout": 504,
}


class TaskError(Exception):
    """A task that got no answer. The message may be shown to the user."""

    def __init__(self, error_type: str, message: str, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.error_type = error_type
        self.status = STATUSES[error_type]
        # Seconds after which another try makes sense.
        self.retry_after = retry_after


def error_type_of(error: Exception) -> str:
    return error.error_type if isinstance(error, TaskError) else "internal"
