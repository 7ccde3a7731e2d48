"""The four health documents and the metrics."""

from typing import Any

from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response

from agent_service import facts
from agent_service.health.agents import agents_document
from agent_service.health.business import business_document
from agent_service.health.dependency_monitor import dependencies_document
from agent_service.health.liveness import liveness_document
from agent_service.service import Service


class HealthResponse(JSONResponse):
    media_type = "application/health+json"


def add_health_routes(app: FastAPI, service: Service) -> None:
    environment = service.settings.environment

    @app.get(facts.LIVENESS_PATH)
    async def liveness() -> Response:
        return _answer(liveness_document(environment, service.uptime_seconds(), service.pool))

    @app.get(facts.AGENTS_PATH)
    async def agents() -> Response:
        draining = service.tasks.draining
        return _answer(agents_document(environment, service.activity, service.pool, draining))

    @app.get(facts.DEPENDENCIES_PATH)
    async def dependencies() -> Response:
        readings = await service.monitor.read()
        return _answer(dependencies_document(environment, readings))

    @app.get(facts.BUSINESS_PATH)
    async def business() -> Response:
        return _answer(business_document(environment, service.activity, service.settings.tools))

    @app.get(facts.METRICS_PATH)
    async def metrics() -> Response:
        # Looks again when the last look is too old, so that the figure is never stale.
        await service.monitor.read()
        media_type = "text/plain; version=0.0.4; charset=utf-8"
        return Response(service.metrics.render(), headers={"content-type": media_type})


def _answer(document: dict[str, Any]) -> Response:
    return HealthResponse(
        document,
        status_code=503 if document["status"] == "fail" else 200,
        headers={"cache-control": "no-store"},
    )
