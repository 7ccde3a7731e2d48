import re
from pathlib import Path

import pytest

from agent_service.configuration.environment_file import (
    ConfigurationError,
    read_environment,
    read_environment_file,
)
from agent_service.configuration.settings import read_settings
from tests.support import ROOT, development_variables

ENVIRONMENTS = ROOT / "config/environments"
SECRETS = re.findall(
    r"^# secret: (\w+)$", (ENVIRONMENTS / "production.env").read_text(encoding="utf-8"), re.M
)


def test_reads_the_settings_of_development_without_any_secret() -> None:
    settings = read_settings(development_variables())
    assert settings.development
    assert settings.model.provider == "offline"
    assert settings.secrets == ()


@pytest.mark.parametrize("key", sorted(development_variables()))
def test_names_a_variable_that_is_missing(key: str) -> None:
    variables = development_variables()
    del variables[key]
    with pytest.raises(ConfigurationError, match=f"{key} is not set"):
        read_settings(variables)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("AGENT_ENVIRONMENT", "moon"),
        ("PORT", "0"),
        ("PORT", "eighty"),
        ("LOG_LEVEL", "loud"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector"),
        ("OTEL_TRACES_SAMPLER_ARG", "1.5"),
        ("OTEL_TRACES_SAMPLER_ARG", "nan"),
        ("AGENT_WORKERS", "0"),
        ("AGENT_QUEUE_LIMIT", "-1"),
        ("AGENT_TASK_TIMEOUT_MS", "5"),
        ("AGENT_TOOLS", "no-such-tool"),
        ("MODEL_PROVIDER", "nobody"),
        ("MODEL_BASE_URL", "ftp://models"),
    ],
)
def test_names_a_variable_that_is_wrong(key: str, value: str) -> None:
    with pytest.raises(ConfigurationError, match=key):
        read_settings(development_variables(**{key: value}))


def test_tells_all_problems_at_once() -> None:
    with pytest.raises(ConfigurationError) as raised:
        read_settings(development_variables(PORT="x", LOG_LEVEL="y"))
    assert "PORT" in str(raised.value)
    assert "LOG_LEVEL" in str(raised.value)


@pytest.mark.parametrize("secret", SECRETS)
def test_names_a_secret_that_is_missing_and_shows_none(secret: str) -> None:
    variables = read_environment_file(ENVIRONMENTS / "production.env")
    variables |= {key: "very-secret-value" for key in SECRETS}
    settings = read_settings(variables)
    assert len(settings.secrets) == len(SECRETS)
    assert "very-secret-value" not in repr(settings)
    del variables[secret]
    with pytest.raises(ConfigurationError, match=secret) as raised:
        read_settings(variables)
    assert "very-secret-value" not in str(raised.value)


def test_every_environment_has_the_same_keys() -> None:
    keys = {path.name: sorted(read_environment_file(path)) for path in ENVIRONMENTS.glob("*.env")}
    assert sorted(keys) == ["development.env", "production.env", "staging.env"]
    assert keys["development.env"] == keys["staging.env"] == keys["production.env"]


def test_takes_the_file_of_development_only_when_no_environment_is_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    assert read_environment({})["AGENT_ENVIRONMENT"] == "development"
    assert read_environment({"PORT": "9"})["PORT"] == "9"
    assert read_environment({"AGENT_ENVIRONMENT": "staging"}) == {"AGENT_ENVIRONMENT": "staging"}
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigurationError, match="AGENT_ENVIRONMENT"):
        read_environment({})


def test_names_the_line_of_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "some.env"
    path.write_text('# comment\n\nA="b c"\nnonsense\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match="line 4"):
        read_environment_file(path)
