import type {
  GateDemand,
  GateEvidence,
} from '@agent-portal/plugin-agents-common';

/** What a gate says, as far as it names scorecards. */
type Answer = {
  reason: string;
  demands: GateDemand[];
  evidence?: GateEvidence[];
};

const HIDDEN = 'A scorecard that you may not see';

const SAID: Record<GateDemand['status'], string> = {
  met: 'what it demands is met',
  'not-met': 'what it demands is not met',
  unknown: 'it is not known whether what it demands is met',
};

/** References of the scorecards whose demands an answer holds. */
export function scorecardsOf({ demands }: Answer): string[] {
  return demands.flatMap(({ scorecard }) => scorecard ?? []);
}

/**
 * Says of scorecards that somebody may not see no more than whether what they demand is met. They
 * hold a release back all the same.
 */
export function hideScorecards<T extends Answer>(
  answer: T,
  seen: ReadonlySet<string>,
): T {
  const isShown = (ref: string | undefined) =>
    ref === undefined || seen.has(ref);
  if (answer.demands.every(({ scorecard }) => isShown(scorecard))) {
    return answer;
  }
  const demands = answer.demands.map(
    (demand): GateDemand =>
      isShown(demand.scorecard)
        ? demand
        : {
            source: demand.source,
            title: HIDDEN,
            status: demand.status,
            reason: `${HIDDEN} says that ${SAID[demand.status]}`,
          },
  );
  const unmet = demands.filter(({ status }) => status !== 'met');
  return {
    ...answer,
    demands,
    reason: (unmet.length > 0 ? unmet : demands)
      .map(({ reason }) => reason)
      .join('. '),
    ...(answer.evidence && {
      evidence: answer.evidence.filter(one => isShown(one.scorecard)),
    }),
  };
}
