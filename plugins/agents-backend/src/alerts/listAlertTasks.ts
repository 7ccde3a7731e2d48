import type { RecurringTask } from '../tasks/scheduleTasks';
import type { AlertsConfig } from './alertsConfig';
import type { AlertEvaluation } from './engine/AlertEvaluation';
import type { AlertStore } from './model';
import type { AlertSilenceStore } from './silences/AlertSilenceStore';
import { RECENT_MS } from './store/stepWindow';

const PRUNING_INTERVAL_MS = 3_600_000;

/** The work that has alerts raised, escalated and resolved. */
export function listAlertTasks(options: {
  config: AlertsConfig;
  evaluation: Pick<AlertEvaluation, 'run'>;
  store: Pick<AlertStore, 'prune'>;
  silences: Pick<AlertSilenceStore, 'prune'>;
  now: () => number;
}): RecurringTask[] {
  const { config, evaluation, store, silences, now } = options;
  return [
    {
      id: 'alert-evaluation',
      intervalMs: config.intervalMs,
      timeoutMs: config.timeoutMs,
      watchedAs: 'the evaluation of alerts',
      run: run => evaluation.run(run),
    },
    {
      id: 'alert-pruning',
      intervalMs: PRUNING_INTERVAL_MS,
      timeoutMs: PRUNING_INTERVAL_MS / 4,
      run: async ({ signal }) => {
        signal.throwIfAborted();
        const before = now() - config.retentionMs;
        await store.prune({
          before,
          neverRaisedBefore: now() - 2 * RECENT_MS,
        });
        await silences.prune(before);
      },
    },
  ];
}
