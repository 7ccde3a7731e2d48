import type {
  ExternalHold,
  HoldRequest,
  RolloutHoldProvider,
} from '@agent-portal/plugin-agents-node';
import { concerns, endOf } from './isActive';
import type { MaintenanceStore } from './MaintenanceStore';
import { inWords } from './toMaintenanceEvents';

/**
 * Holds rollouts of agents in maintenance: what is measured then says nothing about a release, so no
 * time counts as baked and no weight rises.
 */
export class MaintenanceHoldProvider implements RolloutHoldProvider {
  readonly id = 'maintenance';
  readonly #store: Pick<MaintenanceStore, 'listActive'>;

  private constructor(store: Pick<MaintenanceStore, 'listActive'>) {
    this.#store = store;
  }

  static create(options: {
    store: Pick<MaintenanceStore, 'listActive'>;
  }): MaintenanceHoldProvider {
    return new MaintenanceHoldProvider(options.store);
  }

  async listHolds(
    requests: HoldRequest[],
    { now }: { now: number },
  ): Promise<ExternalHold[][]> {
    const active = await this.#store.listActive(now);
    return requests.map(request =>
      active
        .filter(record => concerns(record, request))
        .map(record => ({
          code: 'gate' as const,
          text: `In maintenance until ${inWords(endOf(record))}: ${
            record.reason
          }`,
          since: record.startsAt,
        })),
    );
  }
}
