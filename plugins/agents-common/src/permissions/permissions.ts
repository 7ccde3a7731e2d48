import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Lets a job or a person push KPI samples.
 *
 * Reading needs no permission of its own: the agents a caller sees are those that
 * `catalog.entity.read` lets them see.
 *
 * @public
 */
export const agentsKpiPushPermission = createPermission({
  name: 'agents.kpi.push',
  attributes: { action: 'create' },
});

/** All permissions of the agents plugin. @public */
export const agentsPermissions = [agentsKpiPushPermission];
