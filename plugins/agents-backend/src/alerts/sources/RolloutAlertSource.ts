import {
  hasEnded,
  type Rollout,
  type RolloutEvidence,
} from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../../catalog/AgentStore';
import type { RolloutReadModel } from '../../rollouts/results/RolloutReadModel';
import type { AlertSource } from './AlertSource';
import { EVENT_MS } from './eventSpan';

/** What {@link RolloutAlertSource} works with. */
export interface RolloutAlertSourceOptions {
  agents: Pick<AgentStore, 'listPolicies'>;
  rollouts: Pick<RolloutReadModel, 'listRecent'>;
}

/** What a rollout has come to, as far as it may be worth an alert. */
type Turn = Pick<RolloutEvidence, 'state' | 'since' | 'reason'>;

/** Holds that tell of something that has an alert already, or of what is planned. */
const EXPECTED = new Set(['alert', 'freeze-window', 'plan']);

/** Tells which rollouts were rolled back, failed, or are held. */
export class RolloutAlertSource implements AlertSource<'rollouts'> {
  readonly part = 'rollouts';
  readonly kind = 'rollout';
  readonly #options: RolloutAlertSourceOptions;

  private constructor(options: RolloutAlertSourceOptions) {
    this.#options = options;
  }

  static create(options: RolloutAlertSourceOptions): RolloutAlertSource {
    return new RolloutAlertSource(options);
  }

  async collect({ now }: { now: number }): Promise<RolloutEvidence[]> {
    const { agents, rollouts } = this.#options;
    const recent = await rollouts.listRecent(now - EVENT_MS);
    if (recent.length === 0) return [];
    const { environments } = await agents.listPolicies();
    return newestOfEach(recent.map(({ rollout }) => rollout)).flatMap(
      rollout => {
        const turn = turnOf(rollout, now);
        if (!turn) return [];
        const stage = environments.get(rollout.environment)?.stage;
        return [
          {
            rolloutId: rollout.id,
            agentRef: rollout.agent,
            environmentRef: rollout.environment,
            ...(stage && { stage }),
            version: rollout.candidate,
            ...turn,
          },
        ];
      },
    );
  }
}

/** Of an agent in an environment; those before it are history. */
function newestOfEach(rollouts: Rollout[]): Rollout[] {
  const newest = new Map<string, Rollout>();
  for (const rollout of rollouts) {
    const key = `${rollout.agent}\n${rollout.environment}`;
    const other = newest.get(key);
    if (!other || other.createdAt <= rollout.createdAt) {
      newest.set(key, rollout);
    }
  }
  return [...newest.values()];
}

function turnOf(rollout: Rollout, now: number): Turn | undefined {
  const { state, stateSince, reason, holds } = rollout;
  if (
    state === 'rolled-back' ||
    state === 'failed' ||
    state === 'rolling-back'
  ) {
    const isNews = state === 'rolling-back' || stateSince >= now - EVENT_MS;
    return isNews ? { state, since: stateSince, reason } : undefined;
  }
  // One that has not begun waits for its turn.
  if (state === 'pending' || hasEnded(state)) return undefined;
  const [oldest] = holds
    .filter(({ code }) => !EXPECTED.has(code))
    .sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
  return (
    oldest && {
      state: 'held',
      since: Date.parse(oldest.since),
      reason: oldest.text,
    }
  );
}
