import type { Rollout } from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../../catalog/AgentStore';
import { releaseDigest } from '../../readiness/attestations/releaseDigest';
import type { ExemptionStore } from '../../readiness/exemptions/ExemptionStore';
import type { AgentScorecard, ScorecardInForce } from '../../readiness/model';
import type { GateSource, StandingEvidence } from './sources';

/** Exemptions in force at a time; more than any organisation lives with. */
const MAXIMUM_EXEMPTIONS = 10_000;

/** Where {@link ReadinessGateSource} learns how agents stand. */
export interface StandingSource {
  listScorecards(): Promise<ScorecardInForce[]>;
  explainAll(agentRefs: string[]): Promise<Map<string, AgentScorecard[]>>;
}

/** What {@link ReadinessGateSource} works with. */
export interface ReadinessGateSourceOptions {
  agents: Pick<AgentStore, 'listAgents'>;
  readiness: StandingSource;
  exemptions: Pick<ExemptionStore, 'list'>;
}

/** Judges gates of rollouts by the same evidence as the gate of readiness. */
export class ReadinessGateSource implements GateSource {
  readonly #options: ReadinessGateSourceOptions;

  private constructor(options: ReadinessGateSourceOptions) {
    this.#options = options;
  }

  static create(options: ReadinessGateSourceOptions): ReadinessGateSource {
    return new ReadinessGateSource(options);
  }

  async read(
    rollouts: Rollout[],
    now: number,
  ): Promise<(rollout: Rollout) => StandingEvidence> {
    const { agents, readiness, exemptions } = this.#options;
    const asked = rollouts.filter(({ policy }) =>
      policy.gates.some(({ type }) => type === 'scorecard'),
    );
    // A break-glass opens what alerts hold as well, whatever the gates.
    const approved = await exemptions.list({
      scope: { type: 'all' },
      statuses: ['approved'],
      limit: MAXIMUM_EXEMPTIONS,
    });
    const opened = new Set(
      approved.flatMap(({ type, agentRef }) =>
        type === 'break-glass' ? [agentRef] : [],
      ),
    );
    const needed = rollouts.filter(
      one => asked.includes(one) || opened.has(one.agent),
    );
    if (needed.length === 0) return () => ({ scorecards: [], standings: [] });
    const releases = new Map(
      (
        await agents.listAgents([...new Set(needed.map(({ agent }) => agent))])
      ).map(({ ref, release }) => [ref, release]),
    );
    const refs = [...new Set(asked.map(({ agent }) => agent))];
    const isAsked = refs.length > 0;
    const scorecards = isAsked ? await readiness.listScorecards() : [];
    const standings = isAsked
      ? await readiness.explainAll(refs)
      : new Map<string, AgentScorecard[]>();
    return ({ agent, environment }) => {
      const release = releases.get(agent);
      const digest = releaseDigest(release);
      const breakGlass = approved.find(
        one =>
          one.type === 'break-glass' &&
          one.agentRef === agent &&
          one.environmentRef === environment &&
          digest !== undefined &&
          one.releaseDigest === digest &&
          one.expiresAt > now,
      );
      return {
        scorecards,
        standings: standings.get(agent) ?? [],
        ...(release && { declared: release.version }),
        ...(breakGlass && { breakGlass }),
      };
    };
  }
}
