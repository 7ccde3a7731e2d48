import type { KpiMeasureRequest } from '@agent-portal/plugin-agents-node';
import { PrometheusClient } from '../client/PrometheusClient';
import { PrometheusKpiSource } from '../measuring/PrometheusKpiSource';
import { PART_LABEL } from '../planning/Part';
import type { ServerConfig } from '../prometheusConfig';
import { createServer, NOW } from './factories';
import {
  type FakeAnswer,
  FakePrometheus,
  type ReceivedQuery,
} from './FakePrometheus';

const stops: Array<() => Promise<void>> = [];

/** Stops all servers that were started. */
export async function stopWorlds(): Promise<void> {
  for (const stop of stops.splice(0)) await stop();
}

/** A source of KPIs before servers that answer as a test says. */
export async function createSourceWorld(
  servers: Array<
    Partial<ServerConfig> & { answer: (query: ReceivedQuery) => FakeAnswer }
  >,
) {
  const clock = { now: NOW };
  const warnings: string[] = [];
  const fakes: FakePrometheus[] = [];
  const clients: PrometheusClient[] = [];
  for (const { answer, ...server } of servers) {
    const fake = await FakePrometheus.start(answer);
    const client = PrometheusClient.create({
      server: createServer({ url: fake.url, ...server }),
    });
    fakes.push(fake);
    clients.push(client);
    stops.push(async () => {
      await fake.stop();
      await client.close();
    });
  }
  const source = PrometheusKpiSource.create({
    clients,
    logger: { warn: message => warnings.push(message) },
    now: () => clock.now,
  });
  return {
    source,
    clock,
    warnings,
    fakes,
    queries: (index = 0) =>
      fakes[index].received.map(({ form }) => form.get('query') ?? ''),
    measure: (requests: KpiMeasureRequest[]) =>
      source.measure(requests, { now: clock.now }),
  };
}

/** Failed and all tasks of an agent, seen a second ago. */
export function tasks(
  agent: string,
  failed: number | string,
  all: number | string,
) {
  return [
    { labels: { agent, [PART_LABEL]: 'total:0:0' }, value: failed },
    { labels: { agent, [PART_LABEL]: 'count:0:1' }, value: all },
    {
      labels: { agent, [PART_LABEL]: 'newest:0:2' },
      value: (NOW - 1_000) / 1_000,
    },
  ];
}
