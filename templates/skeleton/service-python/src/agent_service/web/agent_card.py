"""What the agent says about itself to other agents: an A2A agent card, version 1.0."""

from typing import Any, Final

from agent_service import facts
from agent_service.tools.tool import Tool

A2A_PATH: Final = "/a2a"


def agent_card(environment: str, tools: tuple[Tool, ...]) -> dict[str, Any]:
    skills = [
        {
            "id": facts.NAME,
            "name": facts.TITLE,
            "description": facts.DESCRIPTION,
            "tags": [facts.FAMILY],
        }
    ]
    skills += [
        {
            "id": tool.name,
            "name": tool.name.replace("-", " "),
            "description": tool.description,
            "tags": [facts.FAMILY, "tool"],
        }
        for tool in tools
    ]
    return {
        "name": facts.TITLE,
        "description": facts.DESCRIPTION,
        "version": facts.VERSION,
        "supportedInterfaces": [
            {
                "url": f"{facts.URLS[environment]}{A2A_PATH}",
                "protocolBinding": "HTTP+JSON",
                "protocolVersion": "1.0",
            }
        ],
        "capabilities": {"streaming": False, "pushNotifications": False},
        "defaultInputModes": ["text/plain"],
        "defaultOutputModes": ["text/plain"],
        "skills": skills,
    }
