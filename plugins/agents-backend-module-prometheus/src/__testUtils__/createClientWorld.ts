import { PrometheusClient } from '../client/PrometheusClient';
import type { ServerConfig } from '../prometheusConfig';
import { createServer } from './factories';
import {
  type FakeAnswer,
  FakePrometheus,
  type ReceivedQuery,
  vector,
} from './FakePrometheus';

const stops: Array<() => Promise<void>> = [];

/** Stops all servers that were started. */
export async function stopWorlds(): Promise<void> {
  for (const stop of stops.splice(0)) await stop();
}

/** An answer of one series. */
export const UP = vector([{ labels: { agent: 'a' }, value: 1 }]);

/** A client and the server that it asks, which answers as a test says. */
export async function createClientWorld(
  answer: FakeAnswer | ((query: ReceivedQuery) => FakeAnswer),
  server: Partial<ServerConfig> = {},
) {
  const fake = await FakePrometheus.start(
    typeof answer === 'function' ? answer : () => answer,
  );
  const client = PrometheusClient.create({
    server: createServer({ url: fake.url, ...server }),
  });
  stops.push(async () => {
    await fake.stop();
    await client.close();
  });
  return { fake, client };
}
