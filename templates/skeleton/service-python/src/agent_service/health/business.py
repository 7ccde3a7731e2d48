"""What the agent was used for during the last 15 minutes."""

from typing import Any

from agent_service.health.health_document import health_check, health_document
from agent_service.tasks.activity import Activity


def business_document(
    environment: str, activity: Activity, tools: tuple[str, ...]
) -> dict[str, Any]:
    """A figure that the service cannot measure itself, such as adoption, is left out."""
    users = len(set(activity.users.read()))
    completed = len(activity.completed.read())
    ratings = activity.ratings.read()
    checks = {
        "users:active": [health_check("users", "component", "pass", users, "count")],
        "value:tasks-completed": [health_check("tasks", "component", "pass", completed, "count")],
    }
    if ratings:
        mean = sum(ratings) / len(ratings)
        checks["users:satisfaction"] = [health_check("users", "component", "pass", mean, "score")]
    if tools and completed:
        used = len(set(activity.tools.read())) / len(tools)
        checks["features:usage"] = [health_check("features", "component", "pass", used, "ratio")]
    return health_document(environment, "its use during the last 15 minutes", checks)
