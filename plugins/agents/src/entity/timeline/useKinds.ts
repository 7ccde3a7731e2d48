import type { TimelineKind } from '@agent-portal/plugin-agents-common';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The kinds of events, and what people call them. */
export const KINDS: Readonly<Record<TimelineKind, string>> = {
  phase: 'Phase',
  health: 'Health',
  kpi: 'KPIs',
  readiness: 'Readiness',
  rollout: 'Rollouts',
  alert: 'Alerts',
  maintenance: 'Maintenance',
};

/** The kinds in the address bar, `?kind=health&kind=kpi`; none means all. */
export function useKinds(): [
  readonly TimelineKind[],
  (kinds: readonly TimelineKind[]) => void,
] {
  const [search, setSearch] = useSearchParams();
  const kinds = search
    .getAll('kind')
    .filter((kind): kind is TimelineKind => Object.hasOwn(KINDS, kind));
  const setKinds = useCallback(
    (next: readonly TimelineKind[]) =>
      setSearch(
        previous => {
          const changed = new URLSearchParams(previous);
          changed.delete('kind');
          for (const kind of next) changed.append('kind', kind);
          return changed;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [[...new Set(kinds)], setKinds];
}
