import {
  allowedShare,
  type BudgetMeasurement,
  describeBurn,
  evaluateBudget,
} from '@agent-portal/plugin-agents-common';
import type { KpiTask } from './listKpiTasks';
import type {
  KpiBudgetState,
  KpiBurnTransition,
  KpiState,
  KpiStateChanges,
} from './states/KpiStateStore';

/**
 * Puts what was counted into the states, and says which budgets began or ceased to burn. A KPI that
 * nobody has counted stays as it is, and one that has no budget any more loses what it had.
 */
export function settleBudgets(options: {
  tasks: KpiTask[];
  counted: Map<KpiTask, BudgetMeasurement>;
  stored: KpiState[];
  now: number;
}): KpiStateChanges {
  const { tasks, counted, now } = options;
  const byName = new Map(
    tasks.map(task => [
      `${task.request.agentRef}\n${task.request.definition.id}`,
      task,
    ]),
  );
  const put: KpiState[] = [];
  const burnTransitions: KpiBurnTransition[] = [];
  const touched = new Set<string>();
  for (const state of options.stored) {
    const task = byName.get(`${state.agentRef}\n${state.kpiId}`);
    const allowed = task && allowedShare(task.request.definition);
    if (!task || allowed === undefined) {
      const { budget, ...rest } = state;
      if (budget) put.push(rest);
      continue;
    }
    const measurement = counted.get(task);
    if (!measurement) continue;
    const burns: KpiBudgetState['burns'] = {};
    const { definition } = task.request;
    const budget = evaluateBudget(allowed, measurement, now, definition);
    for (const burn of budget.burns) {
      const { id, status } = burn;
      const before = state.budget?.burns[id];
      const burnt =
        status === 'unknown' && (before?.status === 'burning' || before?.burnt);
      burns[id] =
        before?.status === status
          ? before
          : { status, since: now, ...(burnt && { burnt }) };
      const from = before?.status ?? 'unknown';
      // To be unknown for a while, and then well again, is no news.
      if (from === status || ![from, status].includes('burning')) continue;
      burnTransitions.push({
        agentRef: state.agentRef,
        kpiId: state.kpiId,
        burn: id,
        at: now,
        from,
        to: status,
        text: `${task.request.definition.title}: ${describeBurn(burn)}`,
      });
      touched.add(state.agentRef);
    }
    put.push({ ...state, budget: { measurement, burns } });
  }
  return {
    put,
    remove: [],
    transitions: [],
    burnTransitions,
    touched: [...touched],
  };
}
