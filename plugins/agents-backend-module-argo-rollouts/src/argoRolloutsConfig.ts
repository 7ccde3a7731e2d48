import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const KEY = 'agents.rollouts.argoRollouts';
const OBSERVATION_KEY = 'agents.rollouts.observationTimeout';
const DEFAULT_TIMEOUT_MS = 3_000;
/** As the agents backend has it. */
const DEFAULT_OBSERVATION_TIMEOUT_MS = 5_000;
/** The rest is for handing the answer over. */
const SHARE_OF_OBSERVATION = 0.8;

/** A Kubernetes cluster that agents run in. */
export interface ClusterConfig {
  name: string;
  /** Address of its API. */
  url: string;
  token: { type: 'text'; text: string } | { type: 'file'; file: string };
  /** The authority that its certificate is from; those that Node.js trusts by default. */
  authority?: { type: 'pem'; pem: string } | { type: 'file'; file: string };
  /** Of one request, ms. */
  timeoutMs: number;
}

/**
 * Reads `agents.rollouts.argoRollouts.clusters`.
 *
 * @returns None when nothing is configured.
 * @throws InputError naming the key and what is wrong; never a token.
 */
export function readClusters(config: Config): ClusterConfig[] {
  const section = config.getOptionalConfig(KEY);
  if (!section) return [];
  const timeoutMs = section.has('timeout')
    ? durationToMilliseconds(
        readDurationFromConfig(section, { key: 'timeout' }),
      )
    : DEFAULT_TIMEOUT_MS;
  const names = new Set<string>();
  return section.getConfigArray('clusters').map((cluster, index) => {
    const key = `${KEY}.clusters[${index}]`;
    const name = cluster.getString('name');
    if (names.has(name)) {
      throw new InputError(
        `${key}.name is "${name}", as that of another cluster; give each a name of its own`,
      );
    }
    names.add(name);
    const authority = readAuthority(cluster);
    return {
      name,
      url: readUrl(cluster.getString('url'), `${key}.url`),
      token: readToken(cluster, key),
      ...(authority && { authority }),
      timeoutMs,
    };
  });
}

/**
 * How long one look at all clusters may take, in ms: less than the portal waits for a driver, as
 * later than that the answers of the clusters that did answer would be lost too.
 */
export function readLookLimit(config: Config): number {
  const waitsMs = config.has(OBSERVATION_KEY)
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: OBSERVATION_KEY }),
      )
    : DEFAULT_OBSERVATION_TIMEOUT_MS;
  return waitsMs * SHARE_OF_OBSERVATION;
}

function readUrl(text: string, key: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = url && ['localhost', '127.0.0.1'].includes(url.hostname);
  // A token that travels in the clear is everybody's, unless it never leaves the host.
  const isSafe =
    url?.protocol === 'https:' || (isLocal && url.protocol === 'http:');
  if (!url || !isSafe || url.username !== '') {
    throw new InputError(
      `${key} is "${text}", but it must be an https URL without credentials`,
    );
  }
  return text.replace(/\/+$/, '');
}

function readToken(cluster: Config, key: string): ClusterConfig['token'] {
  const text = cluster.getOptionalString('token');
  const file = cluster.getOptionalString('tokenFile');
  if ((text === undefined) === (file === undefined)) {
    throw new InputError(
      `${key} has ${
        text === undefined ? 'neither' : 'both'
      } token and tokenFile; set one of them`,
    );
  }
  return text === undefined
    ? { type: 'file', file: file ?? '' }
    : { type: 'text', text };
}

function readAuthority(cluster: Config): ClusterConfig['authority'] {
  const data = cluster.getOptionalString('caData');
  const file = cluster.getOptionalString('caFile');
  if (data !== undefined) {
    return { type: 'pem', pem: Buffer.from(data, 'base64').toString('utf8') };
  }
  return file === undefined ? undefined : { type: 'file', file };
}
