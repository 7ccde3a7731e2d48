import { createPartAction } from './createPartAction';
import type { ServiceTools } from './ServiceTools';

/** `agents:pipeline:write` */
export function createPipelineWriteAction(tools: ServiceTools) {
  return createPartAction(tools, {
    id: 'agents:pipeline:write',
    description:
      'Writes the GitHub Actions workflows that test, scan, build and deliver the service',
    parts: ['pipeline'],
  });
}
