import { InputError } from '@backstage/errors';
import {
  findRolloutStrategy,
  parseDuration,
  ROLLOUT_PRESETS,
  type RolloutGate,
  type RolloutJudgement,
  type RolloutPlan,
  type RolloutStep,
  type RolloutStrategy,
  type Wave,
} from '../entities';
import { DEFAULT_JUDGEMENT } from './judgement/defaultJudgement';
import type { JudgementPolicy, PolicyStep, RolloutPolicy } from './model';

/**
 * What a rollout will go by, taken from its plan as it is now.
 *
 * @param options - `plan` is absent for a rollout outside any plan, `wave` for an agent that is in
 * none of the plan's waves. Without `strategyName` the wave's strategy is taken, then the only one
 * that the plan writes, then the built-in `blue-green`, which can always go back. `defaults` stand
 * where the strategy says nothing.
 * @throws InputError when neither the plan nor the portal has a strategy of that name.
 * @public
 */
export function toRolloutPolicy(options: {
  plan?: RolloutPlan;
  wave?: Wave;
  strategyName?: string;
  defaults?: JudgementPolicy;
}): RolloutPolicy {
  const { plan, wave, defaults = DEFAULT_JUDGEMENT } = options;
  const name = options.strategyName ?? wave?.strategy ?? soleStrategy(plan);
  const strategy = strategyNamed(name, plan);
  return {
    ...(plan && { plan: plan.entityRef }),
    ...(wave && { wave: { id: wave.id, title: wave.title } }),
    strategy: name,
    type: strategy.type,
    steps: strategy.steps.map(toPolicyStep),
    rollback: strategy.rollback ?? [],
    gates: plan ? gatesOfWave(plan, wave) : [],
    freezeWindows: plan?.freezeWindows ?? [],
    judgement: toJudgementPolicy(strategy.judgement, defaults),
  };
}

/** The gates of a plan that stand before a wave, or before an agent that is in none. @public */
export function gatesOfWave(
  { gates = [] }: Pick<RolloutPlan, 'gates'>,
  wave: Pick<Wave, 'id'> | undefined,
): RolloutGate[] {
  return gates.filter(
    ({ waves }) => !waves || (wave && waves.includes(wave.id)),
  );
}

function soleStrategy(plan: RolloutPlan | undefined): string {
  const own = Object.keys(plan?.strategies ?? {});
  return own.length === 1 ? own[0] : 'blue-green';
}

function strategyNamed(
  name: string,
  plan: RolloutPlan | undefined,
): RolloutStrategy {
  const own = plan?.strategies ?? {};
  const strategy = findRolloutStrategy(own, name);
  if (!strategy) {
    const known = new Set([
      ...Object.keys(own),
      ...Object.keys(ROLLOUT_PRESETS),
    ]);
    throw new InputError(
      `"${name}" is not a strategy of ${
        plan ? `${plan.title} (${plan.entityRef})` : 'the portal'
      }; use one of ${[...known].join(', ')}`,
    );
  }
  return strategy;
}

function toPolicyStep(step: RolloutStep): PolicyStep {
  if (step.type !== 'bake') {
    return step;
  }
  const { duration, minimumSamples } = step;
  return {
    type: 'bake',
    durationMs: parseDuration(duration),
    ...(minimumSamples !== undefined && { minimumSamples }),
  };
}

function toJudgementPolicy(
  own: RolloutJudgement = {},
  defaults: JudgementPolicy,
): JudgementPolicy {
  const reactions = own.reactions ?? {};
  return {
    significance: own.significance ?? defaults.significance,
    confidence: own.confidence ?? defaults.confidence,
    minimumSamples: own.minimumSamples ?? defaults.minimumSamples,
    freshnessMs: own.freshness
      ? parseDuration(own.freshness)
      : defaults.freshnessMs,
    commandTimeoutMs: defaults.commandTimeoutMs,
    retentionMs: own.retention
      ? parseDuration(own.retention)
      : defaults.retentionMs,
    reactions: {
      fail: reactions.fail ?? defaults.reactions.fail,
      insufficient: reactions.insufficient ?? defaults.reactions.insufficient,
      'no-data': reactions['no-data'] ?? defaults.reactions['no-data'],
      'source-error':
        reactions['source-error'] ?? defaults.reactions['source-error'],
    },
  };
}
