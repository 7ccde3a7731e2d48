import {
  type AgentHealth,
  describeUptime,
  type MaintenanceRecord,
  readDeepLinks,
  type UptimeFigure,
} from '@agent-portal/plugin-agents-common';
import type { Viewer } from '../authorization/Viewer';
import type { AgentStore } from '../catalog/AgentStore';
import type { DependencyService } from '../dependencies';
import type { HealthReadModel } from '../health';
import {
  concerns,
  endOf,
  isActive,
  type MaintenanceStore,
  presentMaintenance,
} from '../maintenance';

type HealthInstance = AgentHealth['instances'][number];

const MONTH_MS = 31 * 86_400_000;
const MAXIMUM_WINDOWS = 500;

/** What {@link AgentHealthExtras} works with. */
export interface AgentHealthExtrasOptions {
  agents: Pick<AgentStore, 'listEntities'>;
  health: Pick<HealthReadModel, 'countPeriods'>;
  maintenance: MaintenanceStore;
  dependencies: DependencyService;
  now: () => number;
}

/** Adds to the health of an agent its uptime, its maintenance, what it depends on, and links. */
export class AgentHealthExtras {
  readonly #options: AgentHealthExtrasOptions;

  private constructor(options: AgentHealthExtrasOptions) {
    this.#options = options;
  }

  static create(options: AgentHealthExtrasOptions): AgentHealthExtras {
    return new AgentHealthExtras(options);
  }

  /** The health of an agent that the viewer may see, with everything that belongs to it. */
  async complete(
    agentRef: string,
    health: AgentHealth,
    viewer: Viewer,
  ): Promise<AgentHealth> {
    const { agents, maintenance, dependencies, now } = this.#options;
    const at = now();
    const windows = await maintenance.list({
      scope: viewer.scope,
      agentRefs: [agentRef],
      endsAfter: at - MONTH_MS,
      startsBefore: at,
      limit: MAXIMUM_WINDOWS,
    });
    const uptime = await this.#listUptime(agentRef, windows);
    const entity = (await agents.listEntities([agentRef])).get(agentRef);
    return {
      ...health,
      instances: health.instances.map(instance => ({
        ...instance,
        uptime: uptime.get(instance.environment) ?? [],
        ...describeMaintenance(instance, { agentRef, windows, at }),
      })),
      dependencies: await dependencies.listOfAgent(agentRef, viewer),
      links: readDeepLinks(entity),
    };
  }

  /** By environment. */
  async #listUptime(
    agentRef: string,
    windows: MaintenanceRecord[],
  ): Promise<Map<string, UptimeFigure[]>> {
    const figures = new Map<string, UptimeFigure[]>();
    for (const counted of await this.#options.health.countPeriods(agentRef)) {
      const { environmentRef } = counted;
      const spans = windows
        .filter(window => concerns(window, { agentRef, environmentRef }))
        .map(window => ({ from: window.startsAt, to: endOf(window) }));
      figures.set(environmentRef, [
        ...(figures.get(environmentRef) ?? []),
        describeUptime(counted, spans),
      ]);
    }
    return figures;
  }
}

/** Of several windows the one that lasts longest. */
function describeMaintenance(
  { environment }: HealthInstance,
  options: { agentRef: string; windows: MaintenanceRecord[]; at: number },
): Pick<HealthInstance, 'maintenance'> {
  const { agentRef, windows, at } = options;
  const active = windows.find(
    window =>
      isActive(window, at) &&
      concerns(window, { agentRef, environmentRef: environment }),
  );
  return active ? { maintenance: presentMaintenance(active, at) } : {};
}
