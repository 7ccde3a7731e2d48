import { ENVIRONMENT_STAGES } from '@agent-portal/plugin-agents-common';
import { NotFoundError } from '@backstage/errors';
import { AgentInstance } from '../agent/AgentInstance';
import { nearestNames } from '../text/nearestNames';

/** An agent, in one of its environments or in all of them. */
export interface AgentSelection {
  agent: string;
  environment?: string;
}

/** Takes the name out of an entity reference such as resource:default/staging. */
function shortName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

/** The names of all agents, sorted. */
export function namesOf(instances: AgentInstance[]): string[] {
  return Array.from(
    new Set(instances.map(instance => instance.definition.agent)),
  ).sort();
}

/** The instance that is furthest on the way to production. */
export function furthest(instances: AgentInstance[]): AgentInstance {
  return instances.reduce((best, instance) =>
    ENVIRONMENT_STAGES.indexOf(instance.definition.stage) >
    ENVIRONMENT_STAGES.indexOf(best.definition.stage)
      ? instance
      : best,
  );
}

/** @throws NotFoundError naming what there is. */
export function selectInstances(
  instances: AgentInstance[],
  selection: AgentSelection,
): AgentInstance[] {
  const agent = shortName(selection.agent);
  const ofAgent = instances.filter(
    instance => instance.definition.agent === agent,
  );
  if (ofAgent.length === 0) {
    const names = namesOf(instances);
    const near = nearestNames(agent, names);
    throw new NotFoundError(
      `There is no agent ${agent} in the demo fleet; ${
        near.length > 0
          ? `did you mean ${near.join(' or ')}?`
          : `there are ${names.join(', ')}`
      }`,
    );
  }
  if (selection.environment === undefined) {
    return ofAgent;
  }
  const environment = shortName(selection.environment);
  const selected = ofAgent.filter(
    instance => instance.definition.environment === environment,
  );
  if (selected.length === 0) {
    const known = ofAgent.map(instance => instance.definition.environment);
    throw new NotFoundError(
      `environment: ${agent} has no instance in ${environment}; it has ${known.join(
        ', ',
      )}`,
    );
  }
  return selected;
}
