import {
  type AgentAlerts,
  type AlertDelivery,
  type AlertDetail,
  type AlertPage,
  type AlertRow,
  type AlertsQuery,
  type AlertSummary,
  findEscalation,
} from '@agent-portal/plugin-agents-common';
import { NotFoundError } from '@backstage/errors';
import { readRef } from '../../readiness/workflow/AgentDirectory';
import type { AgentDirectory } from '../../readiness/workflow/AgentDirectory';
import { toTime } from '../../readiness/workflow/toTime';
import type { RecipientResolver } from '../messages';
import type { AlertStore } from '../model';
import type { AlertPolicyRegister } from '../policies/AlertPolicyRegister';
import type { AlertCaller } from '../service/alertCaller';
import type { ActiveRolloutReadModel } from './ActiveRolloutReadModel';
import type { AlertReadModel, SeenAlert } from './AlertReadModel';
import { createSubjectNamer, listThings } from './createSubjectNamer';
import { describeActions, isHolding } from './describeActions';
import { isSeenWhole, presentAlert } from './presentAlert';
import { nameExplanation, presentAlertEvent } from './presentAlertEvent';
import { presentUnknown } from './presentUnknown';

const EVENTS = 200;
const RECENT = 20;

/** What {@link AlertQueries} works with. */
export interface AlertQueriesOptions {
  readModel: AlertReadModel;
  store: Pick<AlertStore, 'getLastRun' | 'listEvents'>;
  policies: Pick<AlertPolicyRegister, 'listInForce' | 'indexPolicies'>;
  rollouts: Pick<ActiveRolloutReadModel, 'list'>;
  directory: Pick<AgentDirectory, 'requireAgent'>;
  deliveries: { listDeliveries(alertId: string): Promise<AlertDelivery[]> };
  resolver: Pick<RecipientResolver, 'resolve'>;
  now: () => number;
}

/** Answers what is asked about alerts. */
export class AlertQueries {
  readonly #options: AlertQueriesOptions;

  private constructor(options: AlertQueriesOptions) {
    this.#options = options;
  }

  static create(options: AlertQueriesOptions): AlertQueries {
    return new AlertQueries(options);
  }

  async list(query: AlertsQuery, caller: AlertCaller): Promise<AlertPage> {
    const { readModel, now } = this.#options;
    const { items, ...page } = await readModel.getPage(
      {
        ...query,
        ...(query.agent && {
          agent: readRef(query.agent, {
            field: 'agent',
            defaultKind: 'component',
          }),
        }),
      },
      {
        view: caller.view,
        owners: query.mine ? await caller.listOwners() : [],
        now: now(),
      },
    );
    return {
      ...page,
      items: await this.#present(items, caller),
      ...(await this.#asOf(caller)),
    };
  }

  async summarize(caller: AlertCaller): Promise<AlertSummary> {
    const { readModel, now } = this.#options;
    const { nextDeadline, ...counts } = await readModel.getCounts({
      view: caller.view,
      owners: await caller.listOwners(),
      now: now(),
    });
    return {
      ...counts,
      ...(nextDeadline !== undefined && { nextDeadline: toTime(nextDeadline) }),
      ...(await this.#asOf(caller)),
    };
  }

  /** @throws NotFoundError for whoever may not see any agent that it concerns. */
  async getDetail(id: string, caller: AlertCaller): Promise<AlertDetail> {
    const seen = await this.require(id, caller);
    const { store, deliveries } = this.#options;
    const [row] = await this.#present([seen], caller);
    const isWhole = isSeenWhole(seen);
    const events = await store.listEvents(id, EVENTS);
    const name = createSubjectNamer(
      seen.record,
      await caller.listSeen(listThings([seen.record])),
    );
    return {
      ...row,
      ...(isWhole && { escalation: await this.#nameNext(row, seen) }),
      events: nameExplanation(
        events.map(event => {
          const shown = presentAlertEvent(event, isWhole);
          return { ...shown, text: name(shown.text) };
        }),
        row.explainedBy,
      ),
      // Who was told of agents out of sight would tell of them.
      deliveries: isWhole ? await deliveries.listDeliveries(id) : [],
    };
  }

  /** @throws NotFoundError when there is no such agent, or none that the caller may see. */
  async getOfAgent(ref: string, caller: AlertCaller): Promise<AgentAlerts> {
    const { readModel, directory } = this.#options;
    const agent = await directory.requireAgent(ref, caller.scope);
    const { open, recent } = await readModel.listOfAgent(agent.ref, {
      view: caller.view,
      recent: RECENT,
    });
    const rows = await this.#present([...open, ...recent], caller);
    return {
      open: rows.slice(0, open.length),
      recent: rows.slice(open.length),
      ...(await this.#asOf(caller)),
    };
  }

  /** @throws NotFoundError when there is no such alert, or none that the caller may see. */
  async require(id: string, caller: AlertCaller): Promise<SeenAlert> {
    const [seen] = await this.#options.readModel.list([id], caller.view);
    if (!seen) {
      throw new NotFoundError(
        `There is no alert ${id}, or you may not see what it concerns`,
      );
    }
    return seen;
  }

  async #present(items: SeenAlert[], caller: AlertCaller): Promise<AlertRow[]> {
    if (items.length === 0) return [];
    const { readModel, policies, rollouts, now } = this.#options;
    const holding = items.filter(isHolding);
    const active = await rollouts.list([
      ...new Set(holding.flatMap(({ visible }) => [...visible])),
    ]);
    const explaining = await readModel.listExplaining(
      [...new Set(items.flatMap(({ record }) => record.explainedBy ?? []))],
      caller.view,
    );
    const context = {
      caller,
      policyOf: await policies.indexPolicies(),
      explaining,
      seenSubjects: await caller.listSeen(
        listThings(
          [...items, ...explaining.values()].map(({ record }) => record),
        ),
      ),
      did: new Map(
        holding.map(alert => [alert.record.id, describeActions(alert, active)]),
      ),
      now: now(),
    };
    return items.map(one => presentAlert(one, context));
  }

  /** Who that is to be told next, the group above an owner among them. */
  async #nameNext(
    { escalation }: AlertRow,
    { record }: SeenAlert,
  ): Promise<AlertRow['escalation']> {
    if (!escalation.next) return escalation;
    const { policies, resolver } = this.#options;
    const policyOf = await policies.indexPolicies();
    const { next = [] } = findEscalation(
      record,
      policyOf(record.condition.rule.policy),
    );
    const { refs } = await resolver.resolve(
      next,
      record,
      await policies.listInForce(),
    );
    return { ...escalation, next: refs };
  }

  async #asOf({
    view,
  }: AlertCaller): Promise<
    Pick<AlertPage, 'evaluatedAt' | 'unknown' | 'asOf'>
  > {
    const { store, now } = this.#options;
    const run = await store.getLastRun();
    return {
      ...(run && { evaluatedAt: toTime(run.evaluatedAt) }),
      ...(run && presentUnknown(run, view)),
      asOf: toTime(now()),
    };
  }
}
