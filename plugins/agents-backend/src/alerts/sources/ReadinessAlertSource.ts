import {
  outcomeOfLetter,
  type ReadinessEvidence,
  type Scorecard,
} from '@agent-portal/plugin-agents-common';
import type { AgentStore, Policies } from '../../catalog/AgentStore';
import type { ReadinessReadModel } from '../../readiness/model';
import type { AlertSource } from './AlertSource';
import { EVENT_MS } from './eventSpan';
import type { BelowStanding, ReadinessLossSource } from './sources';

/** What {@link ReadinessAlertSource} works with. */
export interface ReadinessAlertSourceOptions {
  agents: Pick<AgentStore, 'listPolicies'>;
  readiness: Pick<ReadinessReadModel, 'listScorecards'>;
  losses: ReadinessLossSource;
}

/** Tells which agents lost a level, and which run where one is demanded that they do not have. */
export class ReadinessAlertSource implements AlertSource<'readiness'> {
  readonly part = 'readiness';
  readonly kind = 'readiness';
  readonly #options: ReadinessAlertSourceOptions;

  private constructor(options: ReadinessAlertSourceOptions) {
    this.#options = options;
  }

  static create(options: ReadinessAlertSourceOptions): ReadinessAlertSource {
    return new ReadinessAlertSource(options);
  }

  async collect({ now }: { now: number }): Promise<ReadinessEvidence[]> {
    const { agents, readiness, losses } = this.#options;
    const scorecards = new Map(
      (await readiness.listScorecards()).map(({ scorecard }) => [
        scorecard.entityRef,
        scorecard,
      ]),
    );
    const { environments } = await agents.listPolicies();
    const found: ReadinessEvidence[] = [];
    for (const loss of await losses.listLosses(now - EVENT_MS)) {
      const scorecard = scorecards.get(loss.scorecardRef);
      if (!scorecard) continue;
      found.push({
        agentRef: loss.agentRef,
        scorecardRef: loss.scorecardRef,
        scorecardTitle: scorecard.title,
        change: 'level-lost',
        since: loss.at,
        reason: loss.text,
      });
    }
    for (const scorecard of scorecards.values()) {
      found.push(...(await this.#listBelow(scorecard, environments)));
    }
    return found;
  }

  async #listBelow(
    scorecard: Scorecard,
    environments: Policies['environments'],
  ): Promise<ReadinessEvidence[]> {
    const { entityRef, title, version, levels, gates } = scorecard;
    const found: ReadinessEvidence[] = [];
    for (const gate of gates) {
      const level = levels.find(({ id }) => id === gate.level);
      if (!level) continue;
      const below = await this.#options.losses.listBelow({
        scorecardRef: entityRef,
        environmentRef: gate.environment,
        rank: level.rank,
      });
      const environment = environments.get(gate.environment);
      for (const one of below) {
        // One of another version has other columns; and what is only unknown is no failure.
        if (one.version !== version || !fails(one, scorecard, level.rank)) {
          continue;
        }
        const has = levels.find(({ rank }) => rank === one.rank)?.title;
        found.push({
          agentRef: one.agentRef,
          scorecardRef: entityRef,
          scorecardTitle: title,
          change: 'below-required',
          environmentRef: gate.environment,
          ...(environment && { stage: environment.stage }),
          since: one.since,
          reason: `It runs in ${
            environment?.title ?? gate.environment
          }, where ${title} demands the level ${level.title}, and has ${
            has ? `the level ${has}` : 'none'
          }.`,
        });
      }
    }
    return found;
  }
}

/** Whether a check is known to fail that the level demands. */
function fails(
  { outcomes }: BelowStanding,
  { checks }: Scorecard,
  rank: number,
): boolean {
  return checks.some(
    (check, index) =>
      check.rank <= rank && outcomeOfLetter(outcomes[index]) === 'fail',
  );
}
