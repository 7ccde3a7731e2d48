import { randomUUID } from 'node:crypto';
import type {
  GateDecision,
  GateDecisionList,
  GateDecisionsQuery,
  GateOutlook,
  GateQuery,
} from '@agent-portal/plugin-agents-common';
import { InputError } from '@backstage/errors';
import type { AgentStore } from '../../catalog/AgentStore';
import type {
  AgentDescriptor,
  EnvironmentDescriptor,
} from '../../catalog/model';
import { releaseDigest } from '../attestations/releaseDigest';
import type { Viewer } from '../../authorization/Viewer';
import type { ExemptionService } from '../exemptions/ExemptionService';
import type { ExemptionStore } from '../exemptions/ExemptionStore';
import type { AgentScorecard, ReadinessReadModel } from '../model';
import { type AgentDirectory, readRef } from '../workflow/AgentDirectory';
import type { Caller } from '../workflow/Caller';
import { toTime } from '../workflow/toTime';
import type { GateDecisionStore } from './GateDecisionStore';
import { hideScorecards, scorecardsOf } from './hideScorecards';
import { type GateInput, judgeGate } from './judgeGate';

const DEFAULT_LIMIT = 50;

/** What {@link GateService} works with. */
export interface GateServiceOptions {
  agents: AgentStore;
  directory: AgentDirectory;
  readModel: ReadinessReadModel;
  exemptions: Pick<ExemptionService, 'present'>;
  exemptionStore: ExemptionStore;
  decisions: GateDecisionStore;
  now: () => number;
}

/** Decides whether releases may go into environments, and keeps each decision. */
export class GateService {
  readonly #options: GateServiceOptions;

  private constructor(options: GateServiceOptions) {
    this.#options = options;
  }

  static create(options: GateServiceOptions): GateService {
    return new GateService(options);
  }

  /**
   * Decides, and stores the decision before it is given.
   *
   * @throws NotFoundError when there is no such agent or environment.
   */
  async decide(query: GateQuery, caller: Caller): Promise<GateDecision> {
    const { decisions, directory, now } = this.#options;
    const agent = await directory.requireAgent(query.agent, caller.scope);
    const environment = await directory.requireEnvironment(
      query.environment,
      caller,
    );
    const { readModel } = this.#options;
    const standings = await readModel.explain(agent.ref);
    const { evidence, ...outlook } = await this.#judge({
      ...(await this.#read(agent)),
      standings,
      environment,
      version: query.version,
      digest: query.releaseDigest,
    });
    const decision: GateDecision = {
      id: randomUUID(),
      at: toTime(now()),
      agent: agent.ref,
      environment: environment.ref,
      releaseVersion: query.version ?? agent.release?.version,
      releaseDigest: releaseDigest(agent.release),
      verdict: outlook.verdict,
      reason: outlook.reason,
      demands: outlook.demands,
      breakGlass: outlook.breakGlass,
      evidence,
      actor: caller.actor,
    };
    await decisions.insert({ decision, facts: standings[0]?.facts });
    const seen = await caller.listSeen(scorecardsOf(decision));
    return hideScorecards(decision, seen);
  }

  /**
   * What gates would say now, for environments with something to say; nothing is stored.
   *
   * @param options - `standings`: how the agent stands on the scorecards about it.
   */
  async listOutlooks(
    agent: AgentDescriptor,
    options: { standings: AgentScorecard[]; viewer: Viewer },
  ): Promise<GateOutlook[]> {
    const { standings, viewer } = options;
    const { environments } = await this.#options.agents.listPolicies();
    const seen = await viewer.listSeen([...environments.keys()]);
    const input = { ...(await this.#read(agent)), standings };
    const outlooks: GateOutlook[] = [];
    for (const environment of [...environments.values()].sort(byOrder)) {
      if (!seen.has(environment.ref)) continue;
      const { evidence: _, ...outlook } = await this.#judge({
        ...input,
        environment,
      });
      // The release is looked at everywhere; alone it is no gate.
      if (outlook.demands.length > 1) {
        outlooks.push(outlook);
      }
    }
    const shown = await viewer.listSeen([
      ...new Set(outlooks.flatMap(scorecardsOf)),
    ]);
    return outlooks.map(outlook => hideScorecards(outlook, shown));
  }

  /** Decisions about agents that the caller may see, the newest first. */
  async list(
    query: GateDecisionsQuery,
    caller: Caller,
  ): Promise<GateDecisionList> {
    const { decisions, now } = this.#options;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const found = await decisions.list({
      scope: caller.scope,
      agentRef:
        query.agent &&
        readRef(query.agent, { field: 'agent', defaultKind: 'component' }),
      before: query.before ? Date.parse(query.before) : undefined,
      after: query.cursor ? readCursor(query.cursor) : undefined,
      limit: limit + 1,
    });
    const page = found.slice(0, limit).map(({ decision }) => decision);
    const seen = await caller.listSeen([
      ...new Set(page.flatMap(scorecardsOf)),
    ]);
    const items = page.map(decision => hideScorecards(decision, seen));
    return {
      items,
      ...(found.length > limit && nextPage(items[items.length - 1])),
      asOf: toTime(now()),
    };
  }

  async #read(agent: AgentDescriptor) {
    const { agents, readModel } = this.#options;
    const { plans } = await agents.listPolicies();
    const scorecards = await readModel.listScorecards();
    return { agent, plans, scorecards };
  }

  async #judge(input: Omit<GateInput, 'breakGlass'>) {
    const { exemptions, exemptionStore, now } = this.#options;
    const { agent, environment } = input;
    const digest = releaseDigest(agent.release);
    const breakGlass =
      digest === undefined
        ? undefined
        : await exemptionStore.findBreakGlass(
            {
              agentRef: agent.ref,
              environmentRef: environment.ref,
              releaseDigest: digest,
            },
            now(),
          );
    const { isForced, ...judged } = judgeGate({ ...input, breakGlass });
    const [presented] =
      isForced && breakGlass ? await exemptions.present([breakGlass]) : [];
    return {
      environment: environment.ref,
      environmentTitle: environment.title,
      ...judged,
      breakGlass: presented,
    };
  }
}

function byOrder(a: EnvironmentDescriptor, b: EnvironmentDescriptor): number {
  return a.order - b.order;
}

/** Where a page ends: by time alone, decisions of the same time would be lost or shown twice. */
function nextPage({ at, id }: GateDecision) {
  return { nextBefore: at, nextCursor: `${Date.parse(at)}~${id}` };
}

function readCursor(cursor: string): { at: number; id: string } {
  const [, at, id] = /^(\d+(?:\.\d+)?)~(.+)$/.exec(cursor) ?? [];
  if (id === undefined) {
    throw new InputError(
      `cursor is "${cursor}": give the nextCursor of the page before`,
    );
  }
  return { at: Number(at), id };
}
