import { toError } from '@backstage/errors';
import type { RecurringTask } from '../tasks/scheduleTasks';
import type { RolloutEngine, RolloutStore } from './model';
import type { RolloutNoticeCollector } from './notices/RolloutNoticeCollector';
import type { PlanRunner } from './plans/PlanRunner';
import type { RolloutsConfig } from './rolloutsConfig';

const NOTICES_INTERVAL_MS = 15_000;
const PRUNING_INTERVAL_MS = 3_600_000;
const TIMEOUT_MS = 60_000;

/** The work that rolls releases out. */
export function listRolloutTasks(options: {
  config: RolloutsConfig;
  engine: Pick<RolloutEngine, 'tick'>;
  runner: Pick<PlanRunner, 'run'>;
  notices: Pick<RolloutNoticeCollector, 'run'>;
  store: Pick<RolloutStore, 'pruneInputs'>;
  now: () => number;
}): RecurringTask[] {
  const { config, engine, runner, notices, store, now } = options;
  return [
    {
      id: 'rollout-tick',
      intervalMs: config.tickIntervalMs,
      timeoutMs: config.tickTimeoutMs,
      watchedAs: 'the tick of the rollouts',
      run: async run => {
        // A plan that cannot be gone on with keeps no rollout from being watched.
        const failure = await runner.run(run).catch(toError);
        await engine.tick(run);
        if (failure) throw failure;
      },
    },
    {
      id: 'rollout-notices',
      intervalMs: NOTICES_INTERVAL_MS,
      timeoutMs: TIMEOUT_MS,
      run: run => notices.run(run),
    },
    {
      id: 'rollout-pruning',
      intervalMs: PRUNING_INTERVAL_MS,
      timeoutMs: TIMEOUT_MS,
      run: async ({ signal }) => {
        signal.throwIfAborted();
        await store.pruneInputs({ before: now() - config.journalRetentionMs });
      },
    },
  ];
}
