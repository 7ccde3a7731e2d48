import { createPartAction } from './createPartAction';
import type { ServiceTools } from './ServiceTools';

/** `agents:observability:write` */
export function createObservabilityWriteAction(tools: ServiceTools) {
  return createPartAction(tools, {
    id: 'agents:observability:write',
    description:
      'Writes alert rules with their tests, alert routes, a dashboard and the trace collector',
    parts: ['observability'],
  });
}
