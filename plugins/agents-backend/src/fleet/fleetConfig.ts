import type { Config } from '@backstage/config';
import { readDuration } from '../configuration/readDuration';

const DAY = 86_400_000;

/** How the fleet is kept. */
export interface FleetConfig {
  /** How long changes of phase are kept, in ms. */
  retentionMs: number;
}

/** Reads `agents.fleet`. @throws InputError that names the key and the value. */
export function readFleetConfig(config: Config): FleetConfig {
  return {
    retentionMs: readDuration(config, 'agents.fleet.retention', {
      standard: 400 * DAY,
      minimum: DAY,
    }),
  };
}
