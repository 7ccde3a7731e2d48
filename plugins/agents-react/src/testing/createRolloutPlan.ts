import type {
  PlanAgent,
  PlanWave,
  RolloutPlanStatus,
} from '@agent-portal/plugin-agents-common';
import { fixtureTime } from './createManualClock';

/** An agent of a wave, whose release is being rolled out. @public */
export function createPlanAgent(overrides: Partial<PlanAgent> = {}): PlanAgent {
  return {
    agent: 'component:default/example-agent',
    title: 'Example Agent',
    phase: 'rolling-out',
    status: 'active',
    release: '1.4.0',
    rollout: {
      id: 'rollout-1',
      state: 'baking',
      weight: 50,
      candidate: '1.5.0',
    },
    text: '1.5.0 bakes at 50 %.',
    ...overrides,
  };
}

/** A wave that is under way. @public */
export function createPlanWave(overrides: Partial<PlanWave> = {}): PlanWave {
  return {
    id: 'first',
    title: 'First wave',
    strategy: 'careful',
    status: 'active',
    text: '0 of 1 done.',
    dependsOn: [],
    concurrency: 2,
    failureBudget: 1,
    failures: 0,
    agents: [createPlanAgent()],
    ...overrides,
  };
}

/** A plan that runs, with a wave under way and one to come. @public */
export function createRolloutPlanStatus(
  overrides: Partial<RolloutPlanStatus> = {},
): RolloutPlanStatus {
  return {
    ref: 'rolloutplan:default/example',
    title: 'Example plan',
    owner: 'group:default/example-team',
    environment: 'resource:default/production',
    running: true,
    changedBy: 'user:default/sam',
    changedAt: fixtureTime(64 * 3_600),
    reason: 'The release was announced.',
    waves: [
      createPlanWave(),
      createPlanWave({
        id: 'second',
        title: 'Second wave',
        status: 'to-come',
        text: 'Begins after First wave.',
        dependsOn: ['first'],
        agents: [
          createPlanAgent({
            agent: 'component:default/other-agent',
            title: 'Other Agent',
            phase: 'production',
            status: 'waiting',
            rollout: undefined,
            text: 'Waits for First wave.',
          }),
        ],
      }),
    ],
    freezeWindows: [],
    allowed: true,
    ...overrides,
  };
}
