import { createPartAction } from './createPartAction';
import type { ServiceTools } from './ServiceTools';

/** `agents:service:render` */
export function createServiceRenderAction(tools: ServiceTools) {
  return createPartAction(tools, {
    id: 'agents:service:render',
    description:
      'Writes the agent service: code, tests, evals, container image and runbook',
    parts: ['service'],
  });
}
