import { createPartAction } from './createPartAction';
import type { ServiceTools } from './ServiceTools';

/** `agents:environments:write` */
export function createEnvironmentsWriteAction(tools: ServiceTools) {
  return createPartAction(tools, {
    id: 'agents:environments:write',
    description:
      'Writes what each environment needs: settings, Kubernetes, Argo CD, docker-compose and Terraform',
    parts: ['environments', 'infrastructure'],
  });
}
