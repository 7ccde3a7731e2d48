import { setTimeout as wait } from 'node:timers/promises';
import { agent, version } from './agent.ts';
import { readConfig } from './config/readConfig.ts';
import { createService } from './createService.ts';
import { buildServer } from './http/buildServer.ts';
import { createLogger } from './telemetry/createLogger.ts';
import { describeError } from './telemetry/describeError.ts';
import { startTracing } from './telemetry/startTracing.ts';

/** How long running tasks may take to end after SIGTERM. */
const drainMs = 25_000;
/** How long load balancers may take to notice that the instance takes no more tasks. */
const noticeMs = 5_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger({
    level: config.logLevel,
    environment: config.environment,
  });
  const stopTracing = startTracing(config);
  const service = await createService({ config, logger, now: Date.now });
  const server = buildServer(service);

  async function shutDown(signal: NodeJS.Signals): Promise<void> {
    logger.info(`${signal}: no more tasks are taken`);
    const notice = config.environment === 'development' ? 0 : noticeMs;
    const drained = Promise.all([
      service.runner.drain(),
      wait(notice, undefined, { ref: false }),
    ]);
    await Promise.race([drained, wait(drainMs, undefined, { ref: false })]);
    await server.close();
    await service.stores.close();
    await stopTracing().catch((error: unknown) => {
      logger.warn(
        { error: describeError(error) },
        'The last traces were not sent',
      );
    });
    logger.info('Stopped');
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      shutDown(signal).catch((error: unknown) => {
        logger.error({ err: error }, 'The service did not stop cleanly');
        process.exitCode = 1;
      });
    });
  }

  await server.listen({ host: '0.0.0.0', port: config.port });
  logger.info(
    `${agent.title} ${version} answers with ${
      config.model.provider === 'offline'
        ? 'the offline model'
        : config.model.name
    }`,
  );
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${agent.name} cannot start: ${describeError(error)}\n`);
  process.exit(1);
}
