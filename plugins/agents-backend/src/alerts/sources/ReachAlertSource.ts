import type { ReachEvidence } from '@agent-portal/plugin-agents-common';
import { concerns } from '../../maintenance';
import type { AlertSource } from './AlertSource';
import type {
  MaintenanceSource,
  UnreachedSource,
  UnwellAgentSource,
} from './sources';

/** What {@link ReachAlertSource} works with. */
export interface ReachAlertSourceOptions {
  unreached: UnreachedSource;
  unwell: Pick<UnwellAgentSource, 'listUnwell'>;
  maintenance: MaintenanceSource;
  /** For how long a measurement speaks for the present, ms. */
  freshnessMs: number;
}

/** Tells how much of the fleet the portal does not reach any more. */
export class ReachAlertSource implements AlertSource<'reach'> {
  readonly part = 'reach';
  readonly kind = 'health';
  readonly #options: ReachAlertSourceOptions;

  private constructor(options: ReachAlertSourceOptions) {
    this.#options = options;
  }

  static create(options: ReachAlertSourceOptions): ReachAlertSource {
    return new ReachAlertSource(options);
  }

  async collect({ now }: { now: number }): Promise<ReachEvidence[]> {
    const { unwell, maintenance, freshnessMs } = this.#options;
    // While all are well there is nothing to explain, and no need to look at each.
    if ((await unwell.listUnwell()).length === 0) return [];
    const since = now - freshnessMs;
    const found = await this.#options.unreached.listUnreached(since);
    if (found.length === 0) return [];
    const windows = await maintenance.listActive(now);
    const unreached = found.filter(
      instance => !windows.some(window => concerns(window, instance)),
    );
    const probed = await this.#options.unreached.countProbed(since);
    return [{ probed, unreached, freshnessMs }];
  }
}
