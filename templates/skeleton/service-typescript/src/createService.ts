import type { Logger } from 'pino';
import { agent, version } from './agent.ts';
import type { Config } from './config/Config.ts';
import { AuditLog } from './guardrails/AuditLog.ts';
import { DependencyMonitor } from './health/DependencyMonitor.ts';
import { createModel } from './model/createModel.ts';
import { MeasuredModel } from './model/MeasuredModel.ts';
import type { Model } from './model/Model.ts';
import { openStores } from './stores/openStores.ts';
import type { Stores } from './stores/Stores.ts';
import { Activity } from './tasks/Activity.ts';
import { TaskRunner } from './tasks/TaskRunner.ts';
import { WorkerPool } from './tasks/WorkerPool.ts';
import { AgentMetrics } from './telemetry/AgentMetrics.ts';
import { ToolBox } from './tools/ToolBox.ts';
import { tools } from './tools/tools.ts';

/** The parts of the running service. */
export interface Service {
  config: Config;
  logger: Logger;
  now: () => number;
  metrics: AgentMetrics;
  activity: Activity;
  pool: WorkerPool;
  toolBox: ToolBox;
  stores: Stores;
  monitor: DependencyMonitor;
  runner: TaskRunner;
}

/** Puts the service together; it listens to nothing yet. */
export async function createService(options: {
  config: Config;
  logger: Logger;
  now: () => number;
  /** Instead of the one that the settings name. */
  model?: Model;
}): Promise<Service> {
  const { config, logger, now } = options;
  const pool = WorkerPool.create({
    capacity: config.workers,
    queueLimit: config.queueLimit,
  });
  const { guardrails } = agent;
  const metrics = AgentMetrics.create({
    agent: agent.name,
    version,
    model: config.model.name,
    tools: config.tools,
    guardrails: guardrails.filter(name => name !== 'audit-logging'),
    workers: () => pool.read(),
  });
  const toolBox = ToolBox.create({ tools, allowed: config.tools, metrics });
  const activity = Activity.create({ now });
  const model = MeasuredModel.create({
    model: options.model ?? createModel(config.model),
    name: config.model.name,
    metrics,
  });
  const stores = await openStores({ config, logger, now });
  const monitor = DependencyMonitor.create({
    dependencies: [
      {
        name: 'model',
        componentType: 'system',
        standIn:
          config.model.provider === 'offline'
            ? 'offline: no language model is asked'
            : '',
        probe: signal => model.probe(signal),
      },
      ...stores.dependencies,
    ],
    metrics,
    now,
  });
  const runner = TaskRunner.create({
    agent: agent.name,
    release: version,
    guardrails,
    timeoutMs: config.taskTimeoutMs,
    model,
    toolBox,
    stores,
    pool,
    activity,
    metrics,
    audit: AuditLog.create(logger),
    logger,
    now,
  });
  return {
    config,
    logger,
    now,
    metrics,
    activity,
    pool,
    toolBox,
    stores,
    monitor,
    runner,
  };
}
