"""Reads and checks single environment variables."""

import math
from collections.abc import Mapping
from urllib.parse import urlsplit


class VariableReader:
    """Collects every problem, so that one start shows all that is wrong."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self.problems: list[str] = []
        # Offline nothing is called that asks for a secret.
        self.secrets_required = True

    def text(self, key: str) -> str:
        value = self._environment.get(key, "").strip()
        if not value:
            self.problems.append(f"{key} is not set")
        return value

    def secret(self, key: str) -> str:
        """The value, or an empty text; the value is never part of a message."""
        value = self._environment.get(key, "").strip()
        if self.secrets_required and not value:
            self.problems.append(f"{key} is not set; it is a secret and comes from Vault")
        return value

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.text(key)
        if value and value not in allowed:
            self.problems.append(f"{key} is {value!r}; it must be one of {', '.join(allowed)}")
        return value

    def integer(self, key: str, lowest: int, highest: int) -> int:
        value = self.text(key)
        if not value:
            return lowest
        if value.isascii() and value.isdigit() and lowest <= int(value) <= highest:
            return int(value)
        self.problems.append(
            f"{key} is {value!r}; it must be a whole number from {lowest} to {highest}"
        )
        return lowest

    def ratio(self, key: str) -> float:
        value = self.text(key)
        if not value:
            return 0.0
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if 0 <= number <= 1:
            return number
        self.problems.append(f"{key} is {value!r}; it must be a number from 0 to 1")
        return 0.0

    def url(self, key: str) -> str:
        value = self.text(key).rstrip("/")
        if not value:
            return value
        try:
            parts = urlsplit(value)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            usable = False
        if not usable:
            self.problems.append(f"{key} is {value!r}; it must be an http or https address")
        return value

    def names(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Names separated by commas; `none` stands for an empty list."""
        value = self.text(key)
        if value in ("", "none"):
            return ()
        names = tuple(dict.fromkeys(part.strip() for part in value.split(",")))
        unknown = [name for name in names if name not in allowed]
        if unknown:
            known = ", ".join(allowed) or "none"
            self.problems.append(f"{key} names {', '.join(unknown)}; there are: {known}")
        return names
