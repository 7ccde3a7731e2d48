import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readDuration, refuseValue } from '../../configuration/readDuration';

const DEMO_FLEET_KEY = 'agents.rollouts.demoFleet';
const WEBHOOK_KEY = 'agents.rollouts.webhook';
const MINIMUM_TIMEOUT_MS = 100;
const SHORTEST_SECRET = 16;

/** Where the demo fleet is controlled; times in ms. */
export interface DemoFleetConfig {
  /** Base URL of its control API. */
  url: string;
  /** Of one request. */
  timeoutMs: number;
}

/** Who is told of changes of traffic; times in ms. */
export interface WebhookConfig {
  url: string;
  /** Key of the signatures. */
  secret: string;
  /** Of one request. */
  timeoutMs: number;
  /** Of a command with everything that is tried again. */
  callTimeoutMs: number;
}

/** The traffic drivers that are set up. */
export interface DriversConfig {
  demoFleet?: DemoFleetConfig;
  webhook?: WebhookConfig;
}

/**
 * Reads `agents.rollouts.demoFleet` and `agents.rollouts.webhook`.
 *
 * @throws InputError naming the key and the value.
 */
export function readDriversConfig(config: Config): DriversConfig {
  return {
    ...(config.has(DEMO_FLEET_KEY) && {
      demoFleet: {
        url: readUrl(config, `${DEMO_FLEET_KEY}.url`),
        timeoutMs: readTimeout(config, `${DEMO_FLEET_KEY}.timeout`, 5_000),
      },
    }),
    ...(config.has(WEBHOOK_KEY) && { webhook: readWebhook(config) }),
  };
}

function readWebhook(config: Config): WebhookConfig {
  const secretKey = `${WEBHOOK_KEY}.secret`;
  const secret = config.getString(secretKey);
  if (secret.length < SHORTEST_SECRET) {
    // The value itself is not repeated, as it is a secret.
    throw new InputError(
      `${secretKey} has ${secret.length} characters, but it must have at least ${SHORTEST_SECRET}`,
    );
  }
  return {
    url: readUrl(config, `${WEBHOOK_KEY}.url`),
    secret,
    timeoutMs: readTimeout(config, `${WEBHOOK_KEY}.timeout`, 5_000),
    callTimeoutMs: readTimeout(config, `${WEBHOOK_KEY}.callTimeout`, 20_000),
  };
}

function readTimeout(config: Config, key: string, standard: number): number {
  return readDuration(config, key, { standard, minimum: MINIMUM_TIMEOUT_MS });
}

function readUrl(config: Config, key: string): string {
  const text = config.getString(key);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username) {
    throw refuseValue(
      config,
      key,
      'be an http or https URL without credentials',
    );
  }
  return text.replace(/\/+$/, '');
}
