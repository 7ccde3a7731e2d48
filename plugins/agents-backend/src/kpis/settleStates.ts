import {
  evaluateKpi,
  kpiExpiresAt,
  type KpiMeasurement,
  type KpiStatus,
} from '@agent-portal/plugin-agents-common';
import type { KpiTask } from './listKpiTasks';
import type {
  KpiState,
  KpiStateChanges,
  KpiTransition,
} from './states/KpiStateStore';

/** What an evaluation changes, and for whom. */
export interface SettledStates extends KpiStateChanges {
  /** KPIs with another verdict than before. */
  changed: number;
}

const OUTCOMES: Record<KpiStatus, string> = {
  met: 'is on target',
  'at-risk': 'is at risk',
  'not-met': 'is off target',
  unknown: 'is unknown',
};

/**
 * Judges what was measured, and compares it with what is stored. A KPI that nobody has asked a
 * source about stays as it is; one that is in force no more goes.
 */
export function settleStates(options: {
  tasks: KpiTask[];
  measured: Map<KpiTask, KpiMeasurement>;
  stored: KpiState[];
  now: number;
}): SettledStates {
  const { tasks, measured, now } = options;
  const stored = new Map(options.stored.map(state => [nameOf(state), state]));
  const touched = new Set<string>();
  const put: KpiState[] = [];
  const transitions: KpiTransition[] = [];
  let changed = 0;

  for (const task of tasks) {
    const { agentRef, definition, environments } = task.request;
    const name = nameOf({ agentRef, kpiId: definition.id });
    const previous = stored.get(name);
    stored.delete(name);
    const figure = measured.get(task);
    if (!figure) continue;
    const measurement = withLastSeen(figure, previous);
    const verdict = evaluateKpi(definition, measurement, now);
    const isSame = previous?.status === verdict.status;
    const expiresAt =
      verdict.status === 'unknown'
        ? undefined
        : kpiExpiresAt(definition, measurement);
    const state: KpiState = {
      agentRef,
      kpiId: definition.id,
      status: verdict.status,
      since: isSame ? previous.since : now,
      counted: verdict.counted,
      ...(expiresAt !== undefined && { expiresAt }),
      result: {
        measurement,
        environments: environments.map(({ ref }) => ref),
      },
      ...(previous?.budget && { budget: previous.budget }),
    };
    if (previous && !isSame && previous.counted && state.counted) {
      transitions.push({
        agentRef,
        kpiId: definition.id,
        at: now,
        from: previous.status,
        to: verdict.status,
        text: `${definition.title} ${OUTCOMES[verdict.status]}. ${
          verdict.reason
        }`,
      });
    }
    if (!isSame || previous.counted !== state.counted) {
      changed++;
      touched.add(agentRef);
      put.push(state);
    } else if (
      previous.expiresAt !== expiresAt ||
      JSON.stringify(previous.result) !== JSON.stringify(state.result)
    ) {
      put.push(state);
    }
  }
  // What is left is in force no more.
  const remove = [...stored.values()];
  for (const { agentRef } of remove) touched.add(agentRef);
  return { put, remove, transitions, changed, touched: [...touched] };
}

/** A KPI without data says since when, as long as the portal remembers. */
function withLastSeen(
  measurement: KpiMeasurement,
  previous: KpiState | undefined,
): KpiMeasurement {
  const newestAt =
    measurement.newestAt ?? previous?.result.measurement.newestAt;
  return newestAt === undefined ? measurement : { ...measurement, newestAt };
}

function nameOf({ agentRef, kpiId }: Pick<KpiState, 'agentRef' | 'kpiId'>) {
  return `${agentRef}\n${kpiId}`;
}
