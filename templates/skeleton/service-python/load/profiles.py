"""How many users work with the agent, and for how long."""

from dataclasses import dataclass
from typing import Final

from agent_service import facts


@dataclass(frozen=True)
class Profile:
    users: int
    seconds: float


PROFILES: Final = {
    "baseline": Profile(facts.BASELINE_USERS, facts.BASELINE_HOURS * 3600),
    "peak": Profile(facts.PEAK_USERS, facts.PEAK_HOURS * 3600),
}
