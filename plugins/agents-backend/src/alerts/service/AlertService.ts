import {
  agentsAlertAcknowledgePermission,
  type AlertDetail,
  type AlertOperationName,
  type AlertOperationRequest,
  type AlertOperationResult,
  type AlertPolicyInForce,
  operateAlert,
} from '@agent-portal/plugin-agents-common';
import { requirePerson } from '../../readiness/workflow/Caller';
import type { AlertAnnouncer } from '../engine/AlertAnnouncer';
import type { AlertStore } from '../model';
import type { AlertQueries } from '../results/AlertQueries';
import { isSeenWhole } from '../results/presentAlert';
import type { AlertCaller } from './alertCaller';

/** What {@link AlertService} works with. */
export interface AlertServiceOptions {
  store: Pick<AlertStore, 'operate'>;
  queries: Pick<AlertQueries, 'require' | 'getDetail'>;
  policies: { listInForce(): Promise<AlertPolicyInForce[]> };
  announcer: Pick<AlertAnnouncer, 'announce'>;
  now: () => number;
}

/** An alert as somebody sees it after what they did. */
export interface OperatedAlert {
  detail: AlertDetail;
  /** Whether they see all agents that it concerned before. */
  isWhole: boolean;
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
  ): Promise<OperatedAlert> {
    const { body, caller } = options;
    const { store, queries, announcer, now } = this.#options;
    const isWhole = isSeenWhole(await queries.require(id, caller));
    const by = requirePerson(
      caller,
      agentsAlertAcknowledgePermission,
      body.actor,
    );
    const policies = await this.#options.policies.listInForce();
    const { alert, events } = await store.operate({
      id,
      revision: body.revision,
      change: record => {
        const result = operateAlert(record, {
          operation,
          by,
          reason: body.reason,
          now: now(),
          policies,
        });
        return isWhole ? result : noteNarrowSight(result);
      },
    });
    await announcer.announce({ records: [alert], events });
    return { detail: await queries.getDetail(id, caller), isWhole };
  }
}

/** Says so where somebody has an alert who may not see all that it takes to end it. */
function noteNarrowSight(result: AlertOperationResult): AlertOperationResult {
  const events = result.events.map(event => ({
    ...event,
    text: `${event.text.replace(
      /\.?$/,
      '.',
    )} They do not see all agents that it concerns.`,
  }));
  return { ...result, events };
}
