"""Asks the service of the same container whether it lives."""

import os
import sys
import urllib.error
import urllib.request

from agent_service import facts


def main() -> int:
    port = os.environ.get("PORT", str(facts.PORT))
    url = f"http://127.0.0.1:{port}{facts.LIVENESS_PATH}"
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return 0 if answer.status == 200 else 1
    except (urllib.error.URLError, TimeoutError) as error:
        print(f"{url}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
