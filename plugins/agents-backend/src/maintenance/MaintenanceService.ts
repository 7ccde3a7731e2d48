import { randomUUID } from 'node:crypto';
import {
  agentsMaintenancePlanPermission,
  type DecisionRequest,
  type MaintenanceRecord,
  type MaintenanceWindow,
  type MaintenanceWindowList,
  type MaintenanceWindowRequest,
} from '@agent-portal/plugin-agents-common';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type { AgentScope } from '../authorization/AgentScope';
import type { VisibleAgents } from '../kpis/samples';
import {
  type AgentDirectory,
  readRef,
} from '../readiness/workflow/AgentDirectory';
import { type Caller, requirePerson } from '../readiness/workflow/Caller';
import { toTime } from '../readiness/workflow/toTime';
import { endOf } from './isActive';
import type { MaintenanceStore } from './MaintenanceStore';
import { presentMaintenance } from './presentMaintenance';
import { readMaintenanceTimes } from './readMaintenanceTimes';

const SHORTEST_REASON = 10;
/** How long maintenance that is over is listed. */
const SHOWN_MS = 7 * 86_400_000;
const MAXIMUM_LISTED = 500;

/** What {@link MaintenanceService} works with. */
export interface MaintenanceServiceOptions {
  store: MaintenanceStore;
  directory: AgentDirectory;
  visible: VisibleAgents;
  now: () => number;
}

/** Takes what people announce of maintenance. */
export class MaintenanceService {
  readonly #options: MaintenanceServiceOptions;

  private constructor(options: MaintenanceServiceOptions) {
    this.#options = options;
  }

  static create(options: MaintenanceServiceOptions): MaintenanceService {
    return new MaintenanceService(options);
  }

  /**
   * Maintenance of agents in a scope that is under way or to come, and that which ended within the
   * last week; that which ends last comes first.
   */
  async list(
    query: { agent?: string },
    scope: AgentScope,
  ): Promise<MaintenanceWindowList> {
    const now = this.#options.now();
    const agent =
      query.agent &&
      readRef(query.agent, { field: 'agent', defaultKind: 'component' });
    const records = await this.#options.store.list({
      scope,
      ...(agent && { agentRefs: [agent] }),
      endsAfter: now - SHOWN_MS,
      limit: MAXIMUM_LISTED,
    });
    return {
      items: records.map(record => presentMaintenance(record, now)),
      asOf: toTime(now),
    };
  }

  /**
   * Announces that agents may be down.
   *
   * @throws NotAllowedError, NotFoundError when an agent or the environment is none that the caller
   * may see, or InputError naming the field.
   */
  async plan(
    body: MaintenanceWindowRequest,
    caller: Caller,
  ): Promise<MaintenanceWindow> {
    const by = requirePerson(
      caller,
      agentsMaintenancePlanPermission,
      body.actor,
    );
    const { store, directory, now } = this.#options;
    const createdAt = now();
    const reason = readReason(body.reason);
    const times = readMaintenanceTimes(body, createdAt);
    const agentRefs = await this.#requireVisible(body.agents, caller.scope);
    const environment =
      body.environment === undefined
        ? undefined
        : await directory.requireEnvironment(body.environment, caller);
    const record: MaintenanceRecord = {
      id: randomUUID(),
      agentRefs,
      ...(environment && { environmentRef: environment.ref }),
      reason,
      by,
      createdAt,
      ...times,
    };
    await store.insert(record);
    return presentMaintenance(record, createdAt);
  }

  /**
   * Ends maintenance before its time, or calls it off before it began.
   *
   * @throws NotAllowedError, NotFoundError when it concerns no agent that the caller may see, or
   * ConflictError when it is over already.
   */
  async end(
    id: string,
    body: DecisionRequest,
    caller: Caller,
  ): Promise<MaintenanceWindow> {
    const by = requirePerson(
      caller,
      agentsMaintenancePlanPermission,
      body.actor,
    );
    const { store, now } = this.#options;
    const reason = readReason(body.reason ?? '');
    const seen = await store.get(id, caller.scope);
    if (!seen) {
      throw new NotFoundError(
        `There is no maintenance ${id}, or you may not see it`,
      );
    }
    const whole = await store.get(id, { type: 'all' });
    if (seen.by !== by && whole?.agentRefs.length !== seen.agentRefs.length) {
      throw new NotAllowedError(
        `You may not end this maintenance; ask ${seen.by}, who planned it`,
      );
    }
    const at = now();
    if (!(await store.end({ id, by, at, reason }))) {
      const current = (await store.get(id, caller.scope)) ?? seen;
      throw new ConflictError(
        `The maintenance ${id} is over since ${toTime(endOf(current))}${
          current.ended?.by ? `, ended by ${current.ended.by}` : ''
        }, so nobody can end it`,
      );
    }
    return presentMaintenance({ ...seen, ended: { at, by, reason } }, at);
  }

  async #requireVisible(texts: string[], scope: AgentScope): Promise<string[]> {
    const refs = texts.map((text, index) =>
      readRef(text, { field: `agents[${index}]`, defaultKind: 'component' }),
    );
    const wanted = [...new Set(refs)].sort();
    const seen = new Set(
      await this.#options.visible.listVisible(wanted, scope),
    );
    const missing = wanted.filter(ref => !seen.has(ref));
    if (missing.length > 0) {
      throw new NotFoundError(
        `There is no agent ${missing.slice(0, 5).join(', ')}${
          missing.length > 5 ? ` and ${missing.length - 5} more` : ''
        }, or you may not see it`,
      );
    }
    return wanted;
  }
}

function readReason(text: string): string {
  const reason = text.trim();
  if (reason.length >= SHORTEST_REASON) return reason;
  throw new InputError(
    `reason is "${text}": say in at least ${SHORTEST_REASON} characters why`,
  );
}
