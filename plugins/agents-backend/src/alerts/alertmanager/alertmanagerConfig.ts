import type { Config } from '@backstage/config';
import { readDuration, refuseValue } from '../../configuration/readDuration';

const KEY = 'agents.alerts.alertmanager';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How alerts of Alertmanager are taken. */
export interface AlertmanagerConfig {
  /** Labels that may name an agent, the first that does is taken. */
  agentLabels: string[];
  /** Labels that may name an environment. */
  environmentLabels: string[];
  /**
   * After how long an alert that fires counts as over when it is not heard of, ms: Alertmanager's
   * `repeat_interval`, 4 h as it comes, and as much again for what went wrong in between.
   */
  expiryMs: number;
  /** Alerts that fire at the same time, at most. */
  maximumFiring: number;
  /** The alert that always fires, by which Alertmanager is known to work. */
  heartbeat?: Heartbeat;
}

/** An alert that has to be heard of again and again. */
export interface Heartbeat {
  alertname: string;
  withinMs: number;
}

/** Reads `agents.alerts.alertmanager`. @throws InputError naming the key and the value. */
export function readAlertmanagerConfig(config: Config): AlertmanagerConfig {
  const labels = (name: string, standard: string[]) =>
    config.getOptionalStringArray(`${KEY}.${name}`) ?? standard;
  const maximumKey = `${KEY}.maximumFiring`;
  const maximumFiring = config.getOptionalNumber(maximumKey) ?? 10_000;
  if (!Number.isInteger(maximumFiring) || maximumFiring < 1) {
    throw refuseValue(config, maximumKey, 'be a whole number above 0');
  }
  return {
    agentLabels: labels('agentLabels', [
      'agent',
      'gen_ai_agent_name',
      'service',
      'job',
    ]),
    environmentLabels: labels('environmentLabels', ['environment', 'env']),
    expiryMs: readDuration(config, `${KEY}.expiry`, {
      standard: 8 * HOUR,
      minimum: MINUTE,
    }),
    maximumFiring,
    ...(config.has(`${KEY}.heartbeat`) && {
      heartbeat: {
        alertname: config.getString(`${KEY}.heartbeat.alertname`),
        withinMs: readDuration(config, `${KEY}.heartbeat.within`, {
          standard: 10 * MINUTE,
          minimum: MINUTE,
        }),
      },
    }),
  };
}
