import type { AgentStore } from '../../catalog/AgentStore';
import type { AgentDescriptor } from '../../catalog/model';
import type {
  ExemptionStore,
  StoredExemption,
} from '../exemptions/ExemptionStore';
import type { ReadinessReadModel, ScorecardInForce } from '../model';
import type { WorkflowConfig } from '../workflow/workflowConfig';
import { campaignNotices } from './campaignNotices';
import {
  type ExemptionNames,
  exemptionNotices,
  expiringNotice,
} from './exemptionNotices';
import type { LevelLosses } from './LevelLossReadModel';
import { noticeId } from './noticeId';
import { agentPath } from './noticeLinks';
import type { Notice, NoticeStore } from './NoticeStore';

/** How far back is looked: what a portal that was down for longer missed is no news. */
const LOOK_BACK_MS = 2 * 86_400_000;
/** How far behind what was looked at already: what another backend stores may come in late. */
const OVERLAP_MS = 5 * 60_000;
/** How often agents are looked for that campaigns wait for; that goes over all results. */
const CAMPAIGNS_MS = 10 * 60_000;

/** What {@link NoticeCollector} works with. */
export interface NoticeCollectorOptions {
  agents: AgentStore;
  exemptions: ExemptionStore;
  losses: LevelLosses;
  readModel: ReadinessReadModel;
  store: NoticeStore;
  config: WorkflowConfig['notices'];
  now: () => number;
}

/**
 * Finds what people are to be told, from what is stored: at first what happened of late, then what
 * is new. Whatever is found twice stays one notice; so none is lost when a backend dies.
 */
export class NoticeCollector {
  readonly #options: NoticeCollectorOptions;
  /** What has happened by then was looked at, ms. */
  #seenUntil = Number.NEGATIVE_INFINITY;
  #campaignsAt = Number.NEGATIVE_INFINITY;

  private constructor(options: NoticeCollectorOptions) {
    this.#options = options;
  }

  static create(options: NoticeCollectorOptions): NoticeCollector {
    return new NoticeCollector(options);
  }

  async run(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { agents, exemptions, losses, readModel, store, config, now } =
      this.#options;
    const time = now();
    const since = Math.max(time - LOOK_BACK_MS, this.#seenUntil - OVERLAP_MS);
    const scorecards = await readModel.listScorecards();
    const changed = await exemptions.listChangedSince(since);
    const ending = await exemptions.listExpiring(time, time + config.expiryMs);
    const lost = await losses.listSince(since);
    options.signal?.throwIfAborted();
    const refs = [...changed, ...ending, ...lost].map(one => one.agentRef);
    const byRef = await findAgents(agents, refs);
    const nameOf = (one: StoredExemption) =>
      this.#nameExemption(one, { byRef, scorecards });
    const asksCampaigns = time - this.#campaignsAt >= CAMPAIGNS_MS;
    const campaigns = asksCampaigns
      ? await campaignNotices({
          scorecards,
          readModel,
          findAgents: late => findAgents(agents, late),
          from: time,
          to: time + config.deadlineMs,
        })
      : [];
    await store.add(
      [
        ...changed.flatMap(one => exemptionNotices(one, nameOf(one))),
        ...ending.map(one => expiringNotice(one, nameOf(one))),
        ...lost.flatMap((loss): Notice[] => {
          const agent = byRef.get(loss.agentRef);
          if (!agent?.owner) return [];
          const { agentRef, scorecardRef, at, text } = loss;
          return [
            {
              id: noticeId('agents-level', agentRef, scorecardRef, at),
              recipients: [agent.owner],
              title: `${agent.title} lost a level`,
              description: text,
              link: agentPath(agentRef),
              severity: 'high',
              topic: 'agents-level',
            },
          ];
        }),
        ...campaigns,
      ],
      time,
    );
    this.#seenUntil = time;
    if (asksCampaigns) this.#campaignsAt = time;
  }

  #nameExemption(
    exemption: StoredExemption,
    known: {
      byRef: Map<string, AgentDescriptor>;
      scorecards: ScorecardInForce[];
    },
  ): ExemptionNames {
    const { approvers } = this.#options.config;
    const agent = known.byRef.get(exemption.agentRef);
    const scorecard = known.scorecards.find(
      one => one.scorecard.entityRef === exemption.scorecardRef,
    )?.scorecard;
    const check = scorecard?.checks.find(({ id }) => id === exemption.checkId);
    const owner = scorecard?.owner ?? agent?.owner;
    return {
      agentTitle: agent?.title ?? exemption.agentRef,
      agentOwner: agent?.owner ?? '',
      subject:
        exemption.type === 'check'
          ? `the check ${check?.title ?? exemption.checkId}`
          : `the gate to ${exemption.environmentRef}`,
      approvers: approvers.length > 0 ? approvers : listOwner(owner),
    };
  }
}

async function findAgents(
  agents: Pick<AgentStore, 'listAgents'>,
  refs: string[],
): Promise<Map<string, AgentDescriptor>> {
  if (refs.length === 0) return new Map();
  const found = await agents.listAgents([...new Set(refs)]);
  return new Map(found.map(agent => [agent.ref, agent]));
}

function listOwner(owner: string | undefined): string[] {
  return owner ? [owner] : [];
}
