import {
  agentsAlertAcknowledgePermission,
  type AlertDetail,
  type AlertOperationName,
  type AlertOperationRequest,
  type AlertPolicyInForce,
  operateAlert,
} from '@agent-portal/plugin-agents-common';
import { requirePerson } from '../../readiness/workflow/Caller';
import type { AlertAnnouncer } from '../engine/AlertAnnouncer';
import type { AlertStore } from '../model';
import type { AlertQueries } from '../results/AlertQueries';
import type { AlertCaller } from './alertCaller';

/** What {@link AlertService} works with. */
export interface AlertServiceOptions {
  store: Pick<AlertStore, 'operate'>;
  queries: Pick<AlertQueries, 'require' | 'getDetail'>;
  policies: { listInForce(): Promise<AlertPolicyInForce[]> };
  announcer: Pick<AlertAnnouncer, 'announce'>;
  now: () => number;
}

/** Takes what people do about alerts. */
export class AlertService {
  readonly #options: AlertServiceOptions;

  private constructor(options: AlertServiceOptions) {
    this.#options = options;
  }

  static create(options: AlertServiceOptions): AlertService {
    return new AlertService(options);
  }

  /**
   * Acknowledges or resolves an alert.
   *
   * @throws NotFoundError for whoever may not see any of its agents; NotAllowedError; InputError
   * naming the field; ConflictError when somebody was faster or the state does not allow it.
   */
  async operate(
    id: string,
    operation: AlertOperationName,
    options: { body: AlertOperationRequest; caller: AlertCaller },
  ): Promise<AlertDetail> {
    const { body, caller } = options;
    const { store, queries, announcer, now } = this.#options;
    await queries.require(id, caller);
    const by = requirePerson(
      caller,
      agentsAlertAcknowledgePermission,
      body.actor,
    );
    const policies = await this.#options.policies.listInForce();
    const { alert, events } = await store.operate({
      id,
      revision: body.revision,
      change: record =>
        operateAlert(record, {
          operation,
          by,
          reason: body.reason,
          now: now(),
          policies,
        }),
    });
    await announcer.announce({ records: [alert], events });
    return queries.getDetail(id, caller);
  }
}
