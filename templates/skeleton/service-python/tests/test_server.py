import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

from agent_service import facts
from tests.support import ROOT


def _free_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


def _environment(**changes: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key != "AGENT_ENVIRONMENT"}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), **changes}


def _start(environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "agent_service"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_starts_on_a_developers_machine_and_stops_when_asked() -> None:
    port = _free_port()
    process = _start(_environment(PORT=str(port)))
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                url = f"http://127.0.0.1:{port}{facts.DEPENDENCIES_PATH}"
                with urllib.request.urlopen(url, timeout=5) as answer:
                    assert answer.status == 200
                break
            except OSError:
                assert process.poll() is None, process.communicate()
                assert time.monotonic() < deadline, "the service did not start within 30 s"
                time.sleep(0.1)
        check = [sys.executable, "-m", "agent_service.healthcheck"]
        checked = subprocess.run(check, env=_environment(PORT=str(port)), check=False, cwd=ROOT)
        assert checked.returncode == 0
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=20)
        assert process.returncode == 0
        assert '"message": "Stopped"' in output
    finally:
        process.kill()


def test_does_not_start_with_a_wrong_setting_and_names_it() -> None:
    process = _start(_environment(PORT="eighty"))
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "PORT is 'eighty'" in errors
