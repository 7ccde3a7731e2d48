import type { ReachEvidence, UnreachedInstance } from '../evidence';
import { fingerprint } from '../fingerprint';
import type { ConditionContext } from './ConditionContext';
import type { ConditionDraft } from './ConditionDraft';

/** So few may well have failed by themselves. */
const FEWEST = 5;
/** Of those that are probed. */
const LEAST_SHARE = 0.5;
/** What is behind one host fails with it. */
const FEWEST_HOSTS = 2;
const MINUTE = 60_000;

const COUNT = new Intl.NumberFormat('en');

/**
 * That most of the fleet stopped answering at once: it is more likely that the portal cannot reach
 * it than that all of it broke. One alert about the fleet says so; it explains those of the
 * instances, which are told if they hold once it is over.
 *
 * @param health - What was found of the health of instances; those that it explains are told so.
 */
export function findBlindness(
  context: ConditionContext,
  evidence: readonly ReachEvidence[],
  health: readonly ConditionDraft[],
): ConditionDraft[] {
  return evidence.flatMap(reach => {
    const lost = lostAtOnce(reach);
    const hosts = new Set(lost.map(({ host }) => host));
    const isBlind =
      lost.length >= FEWEST &&
      lost.length >= reach.probed * LEAST_SHARE &&
      hosts.size >= FEWEST_HOSTS;
    if (!isBlind) return [];
    const draft = toDraft(context, reach, lost);
    explain(health, draft, lost);
    return [draft];
  });
}

/** The most that answered last within as long as a measurement speaks for the present. */
function lostAtOnce({
  unreached,
  freshnessMs,
}: ReachEvidence): UnreachedInstance[] {
  const sorted = [...unreached].sort((a, b) => a.answeredAt - b.answeredAt);
  let best: [from: number, to: number] = [0, 0];
  let from = 0;
  for (const [index, { answeredAt }] of sorted.entries()) {
    while (answeredAt - sorted[from].answeredAt > freshnessMs) from++;
    if (index + 1 - from > best[1] - best[0]) best = [from, index + 1];
  }
  return sorted.slice(...best);
}

function toDraft(
  context: ConditionContext,
  { probed }: ReachEvidence,
  lost: readonly UnreachedInstance[],
): ConditionDraft {
  const hosts = new Set(lost.map(({ host }) => host)).size;
  return {
    condition: {
      fingerprint: fingerprint('unreached'),
      kind: 'health',
      severity: 'P0',
      rule: {
        policy: context.policyOf(undefined).ref,
        id: 'fleet-unreachable',
      },
      subjectTitle: 'The fleet',
      title: `The portal cannot reach ${COUNT.format(
        lost.length,
      )} of ${COUNT.format(probed)} instances`,
      reason: `They stopped answering at once, on ${COUNT.format(
        hosts,
      )} hosts: look at the network of the portal first.`,
      agents: [],
      since: context.began(lost[0].answeredAt),
      holdMs: 0,
      resolveAfterMs: MINUTE,
      causes: [],
      links: [],
    },
  };
}

/** What is said of agents follows from it where none of their instances is to be reached. */
function explain(
  health: readonly ConditionDraft[],
  { condition }: ConditionDraft,
  lost: readonly UnreachedInstance[],
): void {
  const unreached = new Set(lost.map(keyOf));
  for (const { condition: found, instances = [] } of health) {
    const follows =
      instances.length > 0 &&
      instances.every(instance => unreached.has(keyOf(instance)));
    if (follows) found.causes.push(condition.fingerprint);
  }
}

function keyOf(of: { agentRef: string; environmentRef: string }): string {
  return `${of.agentRef}\n${of.environmentRef}`;
}
