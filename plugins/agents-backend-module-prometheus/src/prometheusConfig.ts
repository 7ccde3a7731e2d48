import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const KEY = 'agents.prometheus';
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
/** What the request itself sets; another value would change what is asked, or whom. */
const RESERVED_HEADERS = new Set([
  'host',
  'content-length',
  'content-type',
  'transfer-encoding',
  'connection',
  'accept-encoding',
]);

/** How a server knows who asks. */
export type ServerAuthentication =
  | { type: 'none' }
  | { type: 'basic'; username: string; password: string }
  | { type: 'bearer'; token: string }
  | { type: 'bearer'; tokenFile: string }
  | { type: 'headers'; headers: Record<string, string> };

/** A server that answers PromQL. */
export interface ServerConfig {
  name: string;
  /** Address of its API, without `/api/v1` and without a slash at its end. */
  url: string;
  /** Entity references of the environments whose series it keeps; absent: any. */
  environments?: string[];
  authentication: ServerAuthentication;
  /** Sent with every request, such as the tenant of Mimir. */
  headers: Record<string, string>;
  /** Of one query, ms. */
  timeoutMs: number;
  /** Of one answer. */
  maximumBytes: number;
  /** Queries at the same time. */
  concurrency: number;
  /** How often the server takes samples of agents, ms. */
  scrapeIntervalMs: number;
  /** Agents in one query. */
  maximumInstances: number;
}

/**
 * Reads `agents.prometheus.servers`.
 *
 * @returns None when nothing is configured.
 * @throws InputError naming the key, what is wrong and how to mend it; never a secret.
 */
export function readServers(config: Config): ServerConfig[] {
  const section = config.getOptionalConfig(KEY);
  if (!section) return [];
  const names = new Set<string>();
  return section.getConfigArray('servers').map((server, index) => {
    const key = `${KEY}.servers[${index}]`;
    const name = server.getString('name');
    if (names.has(name)) {
      throw new InputError(
        `${key}.name is "${name}", as that of another server; give each a name of its own`,
      );
    }
    names.add(name);
    const environments = server.getOptionalStringArray('environments');
    return {
      name,
      url: readUrl(server.getString('url'), `${key}.url`),
      ...(environments && {
        environments: environments.map((text, place) =>
          readEnvironment(text, `${key}.environments[${place}]`),
        ),
      }),
      authentication: readAuthentication(server, key),
      headers: readHeaders(server, key),
      timeoutMs: readDuration(server, `${key}.timeout`, {
        name: 'timeout',
        fallbackMs: 10_000,
      }),
      scrapeIntervalMs: readDuration(server, `${key}.scrapeInterval`, {
        name: 'scrapeInterval',
        fallbackMs: 15_000,
      }),
      maximumBytes: readCount(server, key, 'maximumBytes', 16 * 1024 * 1024),
      concurrency: readCount(server, key, 'concurrency', 4),
      maximumInstances: readCount(server, key, 'maximumInstances', 500),
    };
  });
}

function readUrl(text: string, key: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHttp = url && ['http:', 'https:'].includes(url.protocol);
  if (!url || !isHttp || url.username || url.password || url.search) {
    throw new InputError(
      // The text may hold a password, and is not repeated.
      `${key} must be an http or https URL without credentials and without a query; put credentials into auth`,
    );
  }
  return text.replace(/#.*$/, '').replace(/\/+$/, '');
}

function readEnvironment(text: string, key: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'resource',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `${key} is "${text}", but it must be the name or the reference of an environment, such as production`,
    );
  }
}

function readAuthentication(server: Config, key: string): ServerAuthentication {
  const auth = server.getOptionalConfig('auth');
  const type = auth?.getString('type') ?? 'none';
  if (!auth || type === 'none') return { type: 'none' };
  switch (type) {
    case 'basic':
      return {
        type,
        username: auth.getString('username'),
        password: auth.getString('password'),
      };
    case 'bearer': {
      const token = auth.getOptionalString('token');
      const tokenFile = auth.getOptionalString('tokenFile');
      if ((token === undefined) === (tokenFile === undefined)) {
        throw new InputError(
          `${key}.auth has ${
            token === undefined ? 'neither' : 'both'
          } token and tokenFile; set one of them`,
        );
      }
      return token === undefined
        ? { type, tokenFile: tokenFile ?? '' }
        : { type, token };
    }
    case 'headers':
      return { type, headers: readHeaders(auth, `${key}.auth`) };
    default:
      throw new InputError(
        `${key}.auth.type is "${type}"; it must be none, basic, bearer or headers`,
      );
  }
}

function readHeaders(section: Config, key: string): Record<string, string> {
  const headers = section.getOptionalConfig('headers');
  if (!headers) return {};
  return Object.fromEntries(
    headers.keys().map(name => {
      const lower = name.toLowerCase();
      if (!HEADER_NAME.test(name) || RESERVED_HEADERS.has(lower)) {
        throw new InputError(
          `${key}.headers has "${name}", which is not a header that can be set here`,
        );
      }
      const value = headers.getString(name);
      if (/[\r\n\0]/.test(value)) {
        throw new InputError(
          `${key}.headers.${name} has a line break; write it in one line`,
        );
      }
      return [lower, value];
    }),
  );
}

function readDuration(
  server: Config,
  key: string,
  { name, fallbackMs }: { name: string; fallbackMs: number },
): number {
  if (!server.has(name)) return fallbackMs;
  const durationMs = durationToMilliseconds(
    readDurationFromConfig(server, { key: name }),
  );
  if (!(durationMs >= 100)) {
    throw new InputError(
      `${key} is ${durationMs} ms; it must be at least 100 ms, such as ${
        fallbackMs / 1_000
      }s`,
    );
  }
  return durationMs;
}

function readCount(
  server: Config,
  key: string,
  name: string,
  fallback: number,
): number {
  const value = server.getOptionalNumber(name) ?? fallback;
  if (!Number.isInteger(value) || value < 1) {
    throw new InputError(
      `${key}.${name} is ${value}; it must be a whole number of at least 1, such as ${fallback}`,
    );
  }
  return value;
}
