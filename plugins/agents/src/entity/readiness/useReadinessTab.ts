import type { CheckOutcome } from '@agent-portal/plugin-agents-common';
import { CHECK_OUTCOMES } from '@agent-portal/plugin-agents-common';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the tab shows, as the address says it: `?scorecard=…&outcome=fail&outcome=unknown`. */
export interface ReadinessTab {
  /** Reference of the scorecard; the default one when absent. */
  scorecard?: string;
  /** Checks that came to one of these; none means all. */
  outcomes: readonly CheckOutcome[];
}

const OUTCOMES = CHECK_OUTCOMES.map(({ outcome }) => outcome);

/** The view in the address bar, and how to change it. */
export function useReadinessTab() {
  const [search, setSearch] = useSearchParams();
  const view: ReadinessTab = {
    scorecard: search.get('scorecard') ?? undefined,
    outcomes: OUTCOMES.filter(outcome =>
      search.getAll('outcome').includes(outcome),
    ),
  };
  const set = useCallback(
    (parameter: 'scorecard' | 'outcome', values: readonly string[]) =>
      setSearch(
        previous => {
          const changed = new URLSearchParams(previous);
          changed.delete(parameter);
          for (const value of values) changed.append(parameter, value);
          return changed;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return {
    view,
    showScorecard: (ref: string) => set('scorecard', [ref]),
    showOutcomes: (outcomes: readonly CheckOutcome[]) =>
      set('outcome', outcomes),
  };
}
