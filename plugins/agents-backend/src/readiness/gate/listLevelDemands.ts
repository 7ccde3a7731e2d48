import type { RolloutGate } from '@agent-portal/plugin-agents-common';
import type {
  AgentDescriptor,
  EnvironmentDescriptor,
  PlanDescriptor,
} from '../../catalog/model';
import { createWaveFinder } from '../../fleet/createWaveFinder';
import type { AgentScorecard } from '../model';
import type { LevelDemand } from './judgeLevel';

type ScorecardGate = Extract<RolloutGate, { type: 'scorecard' }>;

/**
 * The levels that are demanded of an agent before its release goes into an environment: by the
 * scorecards about it that have a gate there, and, as the waves of a plan go to production, by the
 * plan of its wave for environments of that stage.
 */
export function listLevelDemands(options: {
  agent: AgentDescriptor;
  environment: EnvironmentDescriptor;
  standings: AgentScorecard[];
  plans: PlanDescriptor[];
}): LevelDemand[] {
  const { environment, standings } = options;
  const demands = standings.flatMap(({ inForce: { scorecard } }) =>
    scorecard.gates
      .filter(gate => gate.environment === environment.ref)
      .map(
        (gate): LevelDemand => ({
          source: 'scorecard',
          title: scorecard.title,
          scorecardRef: scorecard.entityRef,
          level: gate.level,
        }),
      ),
  );
  if (environment.stage !== 'production') return demands;
  return [...demands, ...listPlanDemands(options)];
}

/** Whether the gates of the agent's plan are not known, as it was stored before they were kept. */
export function lacksPlanGates(options: {
  agent: AgentDescriptor;
  plans: PlanDescriptor[];
}): boolean {
  const found = findWave(options);
  return found !== undefined && found.plan.gates === undefined;
}

function listPlanDemands(options: {
  agent: AgentDescriptor;
  plans: PlanDescriptor[];
}): LevelDemand[] {
  const found = findWave(options);
  if (!found) return [];
  const gates = found.plan.gates ?? [];
  return gates
    .filter((gate): gate is ScorecardGate => gate.type === 'scorecard')
    .filter(({ waves }) => !waves || waves.includes(found.waveId))
    .map(gate => ({
      source: 'plan',
      title: `${found.plan.title}: ${gate.title}`,
      scorecardRef: gate.scorecard,
      level: gate.level,
    }));
}

function findWave(options: {
  agent: AgentDescriptor;
  plans: PlanDescriptor[];
}): { plan: PlanDescriptor; waveId: string } | undefined {
  const wave = createWaveFinder(options.plans)(options.agent);
  const plan = wave && options.plans.find(({ ref }) => ref === wave.plan);
  return plan && { plan, waveId: wave.id.slice(plan.ref.length + 1) };
}
