import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { Config } from '../../src/config/Config.ts';
import { createService, type Service } from '../../src/createService.ts';
import { buildServer } from '../../src/http/buildServer.ts';
import type { Model } from '../../src/model/Model.ts';
import { createLogger } from '../../src/telemetry/createLogger.ts';
import { testConfig } from './testConfig.ts';

export interface RunningService extends Service {
  url: string;
  /** Every line that was logged, parsed. */
  lines: Array<Record<string, unknown>>;
  post(path: string, body: unknown): Promise<Response>;
}

/** The whole service on a free port; it ends with the test. */
export async function startService(
  context: TestContext,
  options: { config?: Partial<Config>; model?: Model } = {},
): Promise<RunningService> {
  const lines: Array<Record<string, unknown>> = [];
  const logger = createLogger(
    { level: 'debug', environment: 'development' },
    { write: line => lines.push(JSON.parse(line)) },
  );
  const service = await createService({
    config: testConfig(options.config),
    logger,
    now: Date.now,
    ...(options.model ? { model: options.model } : {}),
  });
  const server = buildServer(service);
  context.after(async () => {
    await server.close();
    await service.stores.close();
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    ...service,
    url,
    lines,
    post: (path, body) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}
