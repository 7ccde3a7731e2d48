import { agent } from '../agent.ts';
import type { HealthDocument } from './HealthDocument.ts';
import { composeDocument } from './HealthDocument.ts';

/** That the process runs and answers; touches nothing outside of it. */
export function livenessDocument(reading: {
  startedAt: number;
  now: number;
}): HealthDocument {
  return composeDocument('is the service running', {
    'process:uptime': [
      {
        componentId: agent.name,
        componentType: 'system',
        observedValue: Math.floor((reading.now - reading.startedAt) / 1000),
        observedUnit: 's',
        status: 'pass',
        time: new Date(reading.now).toISOString(),
      },
    ],
  });
}
