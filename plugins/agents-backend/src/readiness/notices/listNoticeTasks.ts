import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { AgentStore } from '../../catalog/AgentStore';
import type { RecurringTask } from '../../tasks/scheduleTasks';
import type { ExemptionStore } from '../exemptions/ExemptionStore';
import type { ReadinessReadModel } from '../model';
import type { WorkflowConfig } from '../workflow/workflowConfig';
import type { LevelLosses } from './LevelLossReadModel';
import { NoticeCollector } from './NoticeCollector';
import { NoticeSender } from './NoticeSender';
import type { NoticeStore } from './NoticeStore';

const INTERVAL_MS = 15_000;
const PRUNING_INTERVAL_MS = 3_600_000;
const TIMEOUT_MS = 60_000;
/** Longer than anything is announced ahead, or it would be announced again. */
const KEPT_MS = 400 * 86_400_000;

/** The work that tells people what happened; none when it is switched off. */
export function listNoticeTasks(options: {
  store: NoticeStore;
  losses: LevelLosses;
  agents: AgentStore;
  exemptions: ExemptionStore;
  readModel: ReadinessReadModel;
  notifications: NotificationService;
  config: WorkflowConfig['notices'];
  now: () => number;
}): RecurringTask[] {
  const { store, config, now } = options;
  if (!config.enabled) return [];
  const collector = NoticeCollector.create(options);
  const sender = NoticeSender.create(options);
  return [
    {
      id: 'readiness-notices',
      intervalMs: INTERVAL_MS,
      timeoutMs: TIMEOUT_MS,
      run: async run => {
        await collector.run(run);
        await sender.run(run);
      },
    },
    {
      id: 'readiness-notice-pruning',
      intervalMs: PRUNING_INTERVAL_MS,
      timeoutMs: TIMEOUT_MS,
      run: async ({ signal }) => {
        signal.throwIfAborted();
        await store.prune(now() - KEPT_MS);
      },
    },
  ];
}
