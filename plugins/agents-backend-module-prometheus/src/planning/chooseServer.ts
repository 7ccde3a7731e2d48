import { InputError } from '@backstage/errors';
import type { PrometheusClient } from '../client/PrometheusClient';

/**
 * The server that keeps the series of an instance: the one that it names, else the first that names
 * its environment, else the one that names none.
 *
 * @throws InputError saying why there is none, in a clause for people.
 */
export function chooseServer(
  clients: PrometheusClient[],
  instance: { environmentRef: string; server?: string },
): PrometheusClient {
  const { environmentRef, server } = instance;
  if (server !== undefined) {
    const named = clients.find(client => client.server.name === server);
    if (named) return named;
    throw new InputError(
      `it names the Prometheus server ${JSON.stringify(
        server,
      )}, which is not configured`,
    );
  }
  const own = clients.find(client =>
    client.server.environments?.includes(environmentRef),
  );
  if (own) return own;
  const general = clients.filter(client => !client.server.environments);
  if (general.length === 1) return general[0];
  throw new InputError(
    general.length === 0
      ? `no Prometheus server is configured for ${environmentRef}`
      : `several Prometheus servers may keep its series; name one in metrics.prometheus.server, or name ${environmentRef} in the environments of one`,
  );
}
