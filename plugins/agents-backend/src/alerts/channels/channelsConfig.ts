import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readDuration, refuseValue } from '../../configuration/readDuration';

const KEY = 'agents.alerts.channels';
const SHORTEST_SECRET = 16;
const NAME = /^[a-z][a-z0-9-]{0,62}$/;
/** Channels that are always there, or are set up elsewhere. */
const OWN = new Set(['notification', 'push']);

/** A system that is told by signed requests. */
export interface WebhookChannelConfig {
  type: 'webhook';
  name: string;
  url: string;
  /** Key of the signatures. */
  secret: string;
  /** Sent with every request; names in lower case. */
  headers: Record<string, string>;
  /** Of one request, ms. */
  timeoutMs: number;
}

/** Alertmanagers that work as one. */
export interface AlertmanagerChannelConfig {
  type: 'alertmanager';
  name: string;
  /** Base URL of each. */
  urls: string[];
  headers: Record<string, string>;
  timeoutMs: number;
}

/** A channel of the configuration. */
export type ChannelConfig = WebhookChannelConfig | AlertmanagerChannelConfig;

/** Reads `agents.alerts.channels`. @throws InputError naming the key and the value. */
export function readChannelsConfig(config: Config): ChannelConfig[] {
  const channels = config.getOptionalConfig(KEY);
  return (channels?.keys() ?? []).map(name => readChannel(config, name));
}

function readChannel(config: Config, name: string): ChannelConfig {
  const key = `${KEY}.${name}`;
  if (!NAME.test(name) || OWN.has(name)) {
    throw new InputError(
      `${key} cannot be named so: a name has lower-case letters, digits and hyphens, and is neither notification nor push`,
    );
  }
  const shared = {
    name,
    headers: readHeaders(config, `${key}.headers`),
    timeoutMs: readDuration(config, `${key}.timeout`, {
      standard: 5_000,
      minimum: 100,
    }),
  };
  const type = config.getString(`${key}.type`);
  switch (type) {
    case 'webhook':
      return {
        ...shared,
        type,
        url: readUrl(config, `${key}.url`),
        secret: readSecret(config, `${key}.secret`),
      };
    case 'alertmanager':
      return { ...shared, type, urls: readUrls(config, key) };
    default:
      throw refuseValue(config, `${key}.type`, 'be webhook or alertmanager');
  }
}

function readUrls(config: Config, key: string): string[] {
  const count = config.getStringArray(`${key}.urls`).length;
  if (count === 0) {
    throw refuseValue(config, `${key}.urls`, 'name at least one Alertmanager');
  }
  return Array.from({ length: count }, (_, index) =>
    readUrl(config, `${key}.urls[${index}]`),
  );
}

function readUrl(config: Config, key: string): string {
  const text = readText(config, key);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username) {
    throw new InputError(
      `${key} is "${text}", but it must be an http or https URL without credentials`,
    );
  }
  return text.replace(/\/+$/, '');
}

function readText(config: Config, key: string): string {
  const match = /^(.*)\[(\d+)\]$/.exec(key);
  return match
    ? config.getStringArray(match[1])[Number(match[2])]
    : config.getString(key);
}

function readSecret(config: Config, key: string): string {
  const secret = config.getString(key);
  if (secret.length >= SHORTEST_SECRET) return secret;
  // The value itself is not repeated, as it is a secret.
  throw new InputError(
    `${key} has ${secret.length} characters, but it must have at least ${SHORTEST_SECRET}`,
  );
}

function readHeaders(config: Config, key: string): Record<string, string> {
  const headers = config.getOptionalConfig(key);
  return Object.fromEntries(
    (headers?.keys() ?? []).map(name => [
      name.toLocaleLowerCase('en-US'),
      config.getString(`${key}.${name}`),
    ]),
  );
}
