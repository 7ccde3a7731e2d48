"""Reads settings from a file of `KEY=value` lines."""

import os
from collections.abc import Mapping
from pathlib import Path


class ConfigurationError(Exception):
    """Settings with which the service cannot start."""


def read_environment_file(path: Path) -> dict[str, str]:
    """The settings in the file; comments and empty lines are skipped."""
    settings: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        key, separator, value = text.partition("=")
        if not separator or not key.strip():
            raise ConfigurationError(f"{path}, line {number}: {text!r} is not KEY=value")
        settings[key.strip()] = _unquote(value.strip())
    return settings


def read_environment(process: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The variables of the process; on a developer's machine also those of its file."""
    if process.get("AGENT_ENVIRONMENT"):
        return dict(process)
    path = Path("config/environments/development.env")
    if not path.is_file():
        raise ConfigurationError(
            f"AGENT_ENVIRONMENT is not set and {path} does not exist below {Path.cwd()}; "
            "start in the root of the repository or set the variables"
        )
    return {**read_environment_file(path), **process}


def _unquote(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
