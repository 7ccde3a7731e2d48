import {
  type LedgerEntry,
  type LedgerQuery,
  type PowerPreflight,
  type ReplayPolicy,
  type RolloutDetail,
  type RolloutLedger,
  type RolloutOffer,
  type RolloutOperationName,
  type RolloutOperationRequest,
  type RolloutPlanOperation,
  type RolloutPlanStatus,
  type RolloutReplay,
  type RolloutRequest,
  type RolloutsQuery,
  type StopLine,
  type StopLineRequest,
} from '@agent-portal/plugin-agents-common';
import {
  type CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { answerRolloutPage, isActiveState } from './answerRollouts';
import type { AgentFixture } from './createAgentFixture';
import { FIXTURE_NOW } from './createManualClock';
import { createRollout } from './createRollout';
import { createLedgerEntry, createPowerPreflight } from './createRolloutParts';
import { MockResponseError } from './MockResponseError';

/** What a `MockAgentsApi` knows of rollouts besides its agents. @public */
export interface RolloutsFixture {
  rollouts: RolloutDetail[];
  /** Entries by the id of the rollout, the oldest first; one entry when absent. */
  ledgers: Record<string, LedgerEntry[]>;
  /** What is said of the chain of every ledger; intact when absent. */
  chain?: RolloutLedger['chain'];
  plans: RolloutPlanStatus[];
  /** Offers by the reference of the agent. */
  offers: Record<string, RolloutOffer[]>;
  stopLine: Pick<StopLine, 'stopped' | 'by' | 'at' | 'reason' | 'allowed'>;
  preflight: PowerPreflight;
  /** What a replay answers besides the id; the same as recorded when absent. */
  replay?: Partial<RolloutReplay>;
  /**
   * Oldest revision, by the id of the rollout, that who operates it may have seen: what came later
   * only counted on. The present one when absent.
   */
  turns: Record<string, number>;
  /** Who is signed in. */
  viewer: string;
}

const NEXT_STATE = {
  pause: 'paused',
  resume: 'baking',
  promote: 'promoting',
  abort: 'aborted',
  rollback: 'rolling-back',
  retry: 'preflight',
} as const;

/** The rollouts that a `MockAgentsApi` answers from, with what was changed through it. */
export class MockRollouts {
  readonly fixture: RolloutsFixture;

  private constructor(fixture: RolloutsFixture) {
    this.fixture = fixture;
  }

  static create(fixture: Partial<RolloutsFixture> = {}): MockRollouts {
    return new MockRollouts({
      rollouts: [],
      ledgers: {},
      plans: [],
      offers: {},
      turns: {},
      stopLine: { stopped: false, allowed: true },
      preflight: createPowerPreflight(),
      viewer: 'user:default/guest',
      ...fixture,
    });
  }

  list(query: RolloutsQuery) {
    return answerRolloutPage(this.fixture.rollouts, query);
  }

  find(id: string): RolloutDetail {
    const found = this.fixture.rollouts.find(rollout => rollout.id === id);
    if (!found) throw new MockResponseError(404, `No rollout ${id}`);
    return found;
  }

  create(agent: AgentFixture, request: RolloutRequest): RolloutDetail {
    const { rollouts, viewer } = this.fixture;
    const created = createRollout({
      id: `created-${rollouts.length + 1}`,
      revision: 1,
      agent: agent.row.ref,
      agentTitle: agent.row.title,
      owner: agent.row.owner,
      environment: request.environment,
      candidate: request.version,
      state: 'pending',
      weight: 0,
      observedWeight: 0,
      bake: undefined,
      verdict: undefined,
      reason: 'It waits for its preflight.',
      createdBy: viewer,
      createdAt: new Date(FIXTURE_NOW).toISOString(),
      startedAt: undefined,
    });
    this.fixture.rollouts = [created, ...rollouts];
    return created;
  }

  ledger(id: string, query: LedgerQuery): RolloutLedger {
    const { policyVersion } = this.find(id);
    const entries = this.fixture.ledgers[id] ?? [createLedgerEntry()];
    const { before = Infinity, limit = 100 } = query;
    return {
      items: entries
        .filter(({ number }) => number < before)
        .reverse()
        .slice(0, limit),
      total: entries.length,
      chain: this.fixture.chain ?? { intact: true, checked: entries.length },
      policyVersion,
      asOf: new Date(FIXTURE_NOW).toISOString(),
    };
  }

  replay(id: string, policy: ReplayPolicy): RolloutReplay {
    const { state, policyVersion } = this.find(id);
    return {
      policy,
      policyVersion,
      identical: true,
      inputs: 40,
      entries: this.ledger(id, {}).total,
      outcome: { recorded: state, replayed: state },
      differences: [],
      ...this.fixture.replay,
    };
  }

  operate(
    id: string,
    operation: RolloutOperationName,
    request: RolloutOperationRequest,
  ): RolloutDetail {
    const before = this.find(id);
    const { revision = before.revision, gate } = request;
    const { [id]: turn = before.revision } = this.fixture.turns;
    if (revision < turn || revision > before.revision) {
      throw new MockResponseError(
        409,
        `Rollout ${id} is at revision ${before.revision}, not ${revision}`,
      );
    }
    const offered = before.operations.find(
      item => item.operation === operation && item.gate === gate,
    );
    if (!offered?.allowed) {
      throw new MockResponseError(403, offered?.reason ?? 'Not allowed');
    }
    const after: RolloutDetail = {
      ...before,
      revision: before.revision + 1,
      ...(operation in NEXT_STATE && {
        state: NEXT_STATE[operation as keyof typeof NEXT_STATE],
        stateSince: new Date(FIXTURE_NOW).toISOString(),
      }),
      operations: before.operations.filter(item => item !== offered),
    };
    this.fixture.rollouts = this.fixture.rollouts.map(rollout =>
      rollout === before ? after : rollout,
    );
    return after;
  }

  stopLine(): StopLine {
    const active = this.fixture.rollouts.filter(({ state }) =>
      isActiveState(state),
    );
    return { ...this.fixture.stopLine, active: active.length };
  }

  setStopLine(request: StopLineRequest): StopLine {
    const { stopLine, viewer } = this.fixture;
    if (!stopLine.allowed) throw new MockResponseError(403, 'Not allowed');
    this.fixture.stopLine = {
      allowed: true,
      stopped: request.stopped,
      reason: request.reason,
      by: viewer,
      at: new Date(FIXTURE_NOW).toISOString(),
    };
    return this.stopLine();
  }

  plans(): RolloutPlanStatus[] {
    return this.fixture.plans;
  }

  operatePlan(
    ref: string | CompoundEntityRef,
    operation: RolloutPlanOperation,
    reason?: string,
  ): RolloutPlanStatus {
    const wanted = stringifyEntityRef(
      typeof ref === 'string' ? parseEntityRef(ref) : ref,
    );
    const before = this.fixture.plans.find(plan => plan.ref === wanted);
    if (!before) throw new MockResponseError(404, `No plan ${wanted}`);
    const after: RolloutPlanStatus = {
      ...before,
      running: operation === 'start',
      changedBy: this.fixture.viewer,
      changedAt: new Date(FIXTURE_NOW).toISOString(),
      reason,
    };
    this.fixture.plans = this.fixture.plans.map(plan =>
      plan === before ? after : plan,
    );
    return after;
  }
}
