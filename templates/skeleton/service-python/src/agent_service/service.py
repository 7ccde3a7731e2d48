"""The parts of the running service."""

import time
from dataclasses import dataclass, field

from agent_service import facts
from agent_service.configuration.settings import Settings
from agent_service.guardrails.guardrails import Guardrails
from agent_service.health.dependency_monitor import DependencyMonitor
from agent_service.model.language_model import LanguageModel
from agent_service.model.open_model import open_model
from agent_service.observability.agent_metrics import AgentMetrics
from agent_service.observability.tracing import Tracing
from agent_service.stores.dependency import Dependency
from agent_service.stores.open_stores import open_stores
from agent_service.stores.stores import Stores
from agent_service.tasks.activity import Activity
from agent_service.tasks.agent import Agent
from agent_service.tasks.task_service import TaskService
from agent_service.tasks.worker_pool import WorkerPool
from agent_service.tools.tool import Tool, ToolContext
from agent_service.tools.tool_list import TOOLS


@dataclass(frozen=True)
class Service:
    settings: Settings
    model: LanguageModel
    stores: Stores
    tools: tuple[Tool, ...]
    pool: WorkerPool
    metrics: AgentMetrics
    activity: Activity
    monitor: DependencyMonitor
    tasks: TaskService
    started_at: float = field(default_factory=time.monotonic)

    def uptime_seconds(self) -> float:
        return time.monotonic() - self.started_at

    async def close(self) -> None:
        await self.model.close()
        await self.stores.close()
        self.tasks.tracing.close()


async def open_service(
    settings: Settings,
    tracing: Tracing,
    model: LanguageModel | None = None,
    stores: Stores | None = None,
) -> Service:
    """Puts the service together, of given parts or those of the settings; listens to nothing."""
    used_model = model or open_model(settings.model)
    tools = tuple(tool for tool in TOOLS if tool.name in settings.tools)
    metrics = AgentMetrics(settings.model.name, settings.tools)
    pool = WorkerPool(settings.workers, settings.queue_limit)
    metrics.watch_workers(lambda: pool.waiting, lambda: pool.utilization)
    used_stores = stores or await open_stores(settings)
    activity = Activity()
    provider = settings.model.provider
    model_name = "offline-model" if provider == "offline" else provider
    monitor = DependencyMonitor(
        (Dependency(model_name, "system", used_model.probe), *used_stores.dependencies), metrics
    )
    # The first look gives every dependency its figure before anybody asks for it.
    await monitor.read()
    agent = Agent(used_model, tools, ToolContext(used_stores.knowledge), metrics, tracing)
    tasks = TaskService(
        agent=agent,
        model_name=used_model.name,
        guardrails=Guardrails(facts.GUARDRAILS),
        stores=used_stores,
        pool=pool,
        metrics=metrics,
        activity=activity,
        tracing=tracing,
        timeout_seconds=settings.task_timeout_seconds,
    )
    return Service(
        settings=settings,
        model=used_model,
        stores=used_stores,
        tools=tools,
        pool=pool,
        metrics=metrics,
        activity=activity,
        monitor=monitor,
        tasks=tasks,
    )
