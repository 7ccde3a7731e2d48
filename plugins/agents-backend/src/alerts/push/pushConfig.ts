import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ProbeAllowList } from '../../http';
import { refuseValue } from '../../configuration/readDuration';

const KEY = 'agents.alerts.push';

/** The push services of the browsers that most people use. */
const SERVICES = [
  'fcm.googleapis.com',
  '*.push.services.mozilla.com',
  '*.notify.windows.com',
  '*.push.apple.com',
];

/** How browsers are told while the portal is closed. */
export interface PushConfig {
  /** Who sends, for the push services: a `mailto:` or https address. */
  subject: string;
  /** VAPID keys, base64url. */
  publicKey: string;
  privateKey: string;
  /** The push services that may be reached. */
  services: ProbeAllowList;
}

/**
 * Reads `agents.alerts.push`.
 *
 * @returns Nothing when it is not set up.
 * @throws InputError naming the key and the value, unless that is secret.
 */
export function readPushConfig(config: Config): PushConfig | undefined {
  if (!config.has(KEY)) return undefined;
  const subject = config.getString(`${KEY}.subject`);
  if (!/^(mailto:.+@.+|https:\/\/.+)$/.test(subject)) {
    throw refuseValue(
      config,
      `${KEY}.subject`,
      'be an address such as mailto:team@example.com or https://example.com',
    );
  }
  return {
    subject,
    publicKey: readKey(config, 'publicKey', 65),
    privateKey: readKey(config, 'privateKey', 32),
    services: readServices(config),
  };
}

function readServices(config: Config): ProbeAllowList {
  const entries = config.getOptionalStringArray(`${KEY}.services`) ?? SERVICES;
  try {
    return ProbeAllowList.fromEntries(entries);
  } catch {
    throw refuseValue(
      config,
      `${KEY}.services`,
      'hold hosts as agents.probe.allow does',
    );
  }
}

function readKey(config: Config, name: string, bytes: number): string {
  const key = config.getString(`${KEY}.${name}`);
  const length = Buffer.from(key, 'base64url').length;
  if (length === bytes) return key;
  // The value itself is not repeated, as one of them is a secret.
  throw new InputError(
    `${KEY}.${name} has ${length} bytes, but a VAPID key has ${bytes} in base64url; make a pair with npx web-push generate-vapid-keys`,
  );
}
