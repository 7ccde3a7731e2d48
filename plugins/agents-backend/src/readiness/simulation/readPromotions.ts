import { setImmediate } from 'node:timers/promises';
import type { AgentScope } from '../../authorization/AgentScope';
import type {
  GateDecisionStore,
  StoredGateDecision,
} from '../gate/GateDecisionStore';
import type { Promotion } from './judgePromotion';

/** Promotions that one simulation looks at, the newest first. */
const MAXIMUM_PROMOTIONS = 2_000;
/** Decisions read at once, each with all that was known. */
const PAGE = 50;

/**
 * Promotions that passed since a time, the newest first, a few at a time so that others get their
 * turn in between. A pipeline that asks again about the same release promotes it once: what counts
 * is when it was let pass last.
 *
 * @param since - Ms since 1970 in UTC.
 */
export async function* readPromotions(
  decisions: GateDecisionStore,
  options: { scope: AgentScope; since: number },
): AsyncGenerator<Promotion> {
  const known = new Set<string>();
  let after: { at: number; id: string } | undefined;
  while (known.size < MAXIMUM_PROMOTIONS) {
    const page = await decisions.list({
      ...options,
      verdict: 'pass',
      after,
      limit: PAGE,
    });
    for (const stored of page) {
      const key = keyOf(stored);
      if (known.has(key)) continue;
      known.add(key);
      yield toPromotion(stored);
      if (known.size === MAXIMUM_PROMOTIONS) return;
    }
    if (page.length < PAGE) return;
    const { at, id } = page[page.length - 1].decision;
    after = { at: Date.parse(at), id };
    await setImmediate();
  }
}

function keyOf({ decision }: StoredGateDecision): string {
  const { agent, environment, releaseDigest, releaseVersion } = decision;
  return JSON.stringify([agent, environment, releaseDigest ?? releaseVersion]);
}

function toPromotion({ decision, facts }: StoredGateDecision): Promotion {
  return {
    at: Date.parse(decision.at),
    agentRef: decision.agent,
    environmentRef: decision.environment,
    releaseVersion: decision.releaseVersion,
    facts,
  };
}
