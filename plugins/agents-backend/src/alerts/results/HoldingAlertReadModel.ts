import type {
  AlertRecord,
  AlertSeverity,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { whereAmong } from '../../database/whereAmong';
import type { HoldingAlertSource } from '../AlertHoldProvider';
import { HOLDING_KINDS } from '../holdingAlerts';
import type { AlertRun, AlertStore } from '../model';
import { fromAlertRow } from '../store/alertRows';

/** Finds in the plugin's database what holds rollouts. */
export class HoldingAlertReadModel implements HoldingAlertSource {
  readonly #knex: Knex;
  readonly #store: Pick<AlertStore, 'getLastRun'>;

  private constructor(options: {
    knex: Knex;
    store: Pick<AlertStore, 'getLastRun'>;
  }) {
    this.#knex = options.knex;
    this.#store = options.store;
  }

  static create(options: {
    knex: Knex;
    store: Pick<AlertStore, 'getLastRun'>;
  }): HoldingAlertReadModel {
    return new HoldingAlertReadModel(options);
  }

  getLastRun(): Promise<AlertRun | undefined> {
    return this.#store.getLastRun();
  }

  async listHolding(options: {
    agentRefs: string[];
    severity: AlertSeverity;
  }): Promise<AlertRecord[]> {
    const { agentRefs, severity } = options;
    const rows: Array<{ record: string }> = await this.#knex('alerts')
      .whereIn('state', ['open', 'acknowledged'])
      .whereIn('kind', HOLDING_KINDS)
      .where('severity', '<=', severity)
      .whereIn('id', concerning => {
        concerning.select('alert_id').from('alert_agents');
        whereAmong(concerning, 'agent_ref', agentRefs);
      })
      .orderBy(['severity', 'opened_at', 'id'])
      .select('record');
    return rows.map(fromAlertRow);
  }
}
