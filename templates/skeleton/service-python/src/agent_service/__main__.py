"""Starts the service: `python3 -m agent_service`."""

import asyncio
import logging
import sys

import uvicorn

from agent_service import facts
from agent_service.configuration.environment_file import ConfigurationError, read_environment
from agent_service.configuration.settings import Settings, read_settings
from agent_service.observability.json_logging import start_logging
from agent_service.observability.tracing import start_tracing
from agent_service.service import open_service
from agent_service.web.create_app import create_app
from agent_service.web.http_server import HttpServer

_logger = logging.getLogger(__name__)


async def serve(settings: Settings) -> None:
    tracing = start_tracing(settings.otlp_endpoint, settings.trace_ratio, settings.environment)
    service = await open_service(settings, tracing)
    try:
        config = uvicorn.Config(
            create_app(service),
            # All addresses: inside a container nobody else could reach it.
            host="0.0.0.0",
            port=settings.port,
            log_config=None,
            access_log=False,
            server_header=False,
        )
        _logger.info(
            "%s %s starts on port %d in %s",
            facts.NAME,
            facts.VERSION,
            settings.port,
            settings.environment,
        )
        await HttpServer(config, service).serve_until_stopped()
    finally:
        await service.close()
        _logger.info("Stopped")


def main() -> int:
    try:
        settings = read_settings(read_environment())
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 1
    start_logging(settings.log_level, settings.environment, settings.secrets)
    asyncio.run(serve(settings))
    return 0


if __name__ == "__main__":
    sys.exit(main())
