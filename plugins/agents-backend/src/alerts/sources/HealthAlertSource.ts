import {
  type InstanceHealthEvidence,
  type MaintenanceRecord,
  notDeployedYet,
} from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../../catalog/AgentStore';
import { groupBy } from '../../fleet/groupBy';
import type { HealthSource, MeasuredInstance } from '../../fleet/sources';
import { concerns } from '../../maintenance';
import type { AlertSource } from './AlertSource';
import type { MaintenanceSource, UnwellAgentSource } from './sources';

/** What {@link HealthAlertSource} works with. */
export interface HealthAlertSourceOptions {
  agents: Pick<AgentStore, 'listAgents' | 'listInstances' | 'listPolicies'>;
  health: HealthSource;
  unwell: Pick<UnwellAgentSource, 'listUnwell'>;
  maintenance: MaintenanceSource;
}

/** Tells how the instances of agents are that are not all well. */
export class HealthAlertSource implements AlertSource<'health'> {
  readonly part = 'health';
  readonly kind = 'health';
  readonly #options: HealthAlertSourceOptions;

  private constructor(options: HealthAlertSourceOptions) {
    this.#options = options;
  }

  static create(options: HealthAlertSourceOptions): HealthAlertSource {
    return new HealthAlertSource(options);
  }

  async collect({ now }: { now: number }): Promise<InstanceHealthEvidence[]> {
    const { agents, health, unwell, maintenance } = this.#options;
    // Of an agent that is well in some places all are looked at: a rule may be about the whole of it.
    const refs = await unwell.listUnwell();
    if (refs.length === 0) return [];
    const measured = await health.listInstanceHealth(refs);
    const { environments } = await agents.listPolicies();
    const windows = await maintenance.listActive(now);
    const lifecycles = new Map(
      (await agents.listAgents(refs)).map(({ ref, lifecycle }) => [
        ref,
        lifecycle,
      ]),
    );
    const instances = (await agents.listInstances(refs)).map(target => {
      const { agentRef, environmentRef } = target;
      const state = measured
        .get(agentRef)
        ?.find(one => one.environmentRef === environmentRef);
      return {
        ...target,
        state,
        stage: environments.get(environmentRef)?.stage,
        seen: state?.aliveAt !== undefined,
      };
    });
    const waiting = new Set(
      [...groupBy(instances, ({ agentRef }) => agentRef)].flatMap(
        ([ref, list]) => notDeployedYet(list, lifecycles.get(ref)),
      ),
    );
    return instances.map(instance => {
      const { agentRef, environmentRef, stage, state } = instance;
      return {
        agentRef,
        environmentRef,
        ...(stage && { stage }),
        ...describe(state, instance.registeredAt),
        counts: !waiting.has(instance) && !isExcused(instance, windows),
      };
    });
  }
}

function isExcused(
  instance: { agentRef: string; environmentRef: string },
  windows: readonly MaintenanceRecord[],
): boolean {
  return windows.some(window => concerns(window, instance));
}

function describe(
  state: MeasuredInstance | undefined,
  registeredAt: number,
): Pick<InstanceHealthEvidence, 'status' | 'since' | 'reason' | 'failing'> {
  if (!state) {
    return {
      status: 'unknown',
      since: registeredAt,
      reason: 'not measured yet',
      failing: [],
    };
  }
  const { status, since, reason, components } = state.health;
  return {
    status,
    since: Date.parse(since),
    reason,
    failing: listWorst(components),
  };
}

/** Components that are as bad as the worst that is not well. */
function listWorst(
  components: MeasuredInstance['health']['components'],
): string[] {
  const worst = (['fail', 'warn', 'unknown'] as const).find(status =>
    components.some(component => component.status === status),
  );
  return components
    .filter(({ status }) => status === worst)
    .map(({ id }) => id);
}
