import { createPartAction } from './createPartAction';
import type { ServiceTools } from './ServiceTools';

/** `agents:catalog:write` */
export function createCatalogWriteAction(tools: ServiceTools) {
  return createPartAction(tools, {
    id: 'agents:catalog:write',
    description:
      'Writes catalog-info.yaml: the agent, its API and, where targets differ, its KPI set',
    parts: ['catalog'],
  });
}
