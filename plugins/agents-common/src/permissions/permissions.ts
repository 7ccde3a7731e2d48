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

/**
 * Lets a person ask for an exemption from a check or a gate.
 *
 * @public
 */
export const agentsExemptionRequestPermission = createPermission({
  name: 'agents.exemption.request',
  attributes: { action: 'create' },
});

/**
 * Lets a person approve, reject or revoke exemptions that somebody else asked for.
 *
 * @public
 */
export const agentsExemptionGrantPermission = createPermission({
  name: 'agents.exemption.grant',
  attributes: { action: 'update' },
});

/**
 * Lets a person sign statements about the release of an agent.
 *
 * @public
 */
export const agentsAttestationSignPermission = createPermission({
  name: 'agents.attestation.sign',
  attributes: { action: 'create' },
});

/**
 * Lets a person or a job make rollouts, start plans, and pause, promote, abort and roll back.
 *
 * @public
 */
export const agentsRolloutOperatePermission = createPermission({
  name: 'agents.rollout.operate',
  attributes: { action: 'update' },
});

/**
 * Lets a person approve rollouts that somebody else made, at gates that name the person or one of
 * the person's groups.
 *
 * @public
 */
export const agentsRolloutApprovePermission = createPermission({
  name: 'agents.rollout.approve',
  attributes: { action: 'update' },
});

/**
 * Lets a person acknowledge, resolve and silence alerts about agents that the person may see.
 *
 * @public
 */
export const agentsAlertAcknowledgePermission = createPermission({
  name: 'agents.alert.acknowledge',
  attributes: { action: 'update' },
});

/**
 * Lets another system, such as Alertmanager, report alerts.
 *
 * @public
 */
export const agentsAlertIngestPermission = createPermission({
  name: 'agents.alert.ingest',
  attributes: { action: 'create' },
});

/**
 * Lets a person announce maintenance of agents that the person may see.
 *
 * @public
 */
export const agentsMaintenancePlanPermission = createPermission({
  name: 'agents.maintenance.plan',
  attributes: { action: 'update' },
});

/** All permissions of the agents plugin. @public */
export const agentsPermissions = [
  agentsKpiPushPermission,
  agentsExemptionRequestPermission,
  agentsExemptionGrantPermission,
  agentsAttestationSignPermission,
  agentsRolloutOperatePermission,
  agentsRolloutApprovePermission,
  agentsAlertAcknowledgePermission,
  agentsAlertIngestPermission,
  agentsMaintenancePlanPermission,
];
