import type {
  BakeStatus,
  RolloutStepStatus,
  SmokeTestResult,
} from '../api/types';
import { formatDuration } from '../kpis/formatDuration';
import type { BakeProgress, PolicyStep, Rollout, TrafficTarget } from './model';
import { hasEnded } from './rolloutStates';

/** `10 %`, with at most one decimal. */
export function describePercent(percent: number): string {
  return `${Math.round(percent * 10) / 10} %`;
}

/** The name in an entity reference: `production` of `resource:default/production`. */
export function describeRef(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

/** A moment for people, in UTC: `2026-11-25 14:02 UTC`. */
export function describeMoment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A time of day for people, in UTC: `14:02 UTC`. */
export function describeTime(ms: number): string {
  return describeMoment(ms).slice(11);
}

/**
 * How far a bake has come: `31 h of 48 h valid, 412 of 900 samples`.
 *
 * @public
 */
export function describeBake(bake: BakeProgress): string {
  return `${formatDuration(bake.validMs)} of ${formatDuration(
    bake.requiredMs,
  )} valid, ${bake.samples} of ${bake.requiredSamples} samples`;
}

/** The bake of a rollout as the API tells it; none when it does not bake. @public */
export function describeBakeStatus(rollout: Rollout): BakeStatus | undefined {
  const { bake } = rollout;
  return (
    bake && {
      startedAt: new Date(bake.startedAt).toISOString(),
      validMs: bake.validMs,
      requiredMs: bake.requiredMs,
      samples: bake.samples,
      requiredSamples: bake.requiredSamples,
      text: describeBake(bake),
    }
  );
}

/** A step for people: `10 % of the traffic`, `Bake for 24 h`. @public */
export function describeStep(step: PolicyStep): string {
  switch (step.type) {
    case 'smoke-test':
      return 'Smoke test';
    case 'weight':
      return `${describePercent(step.weight)} of the traffic`;
    case 'bake':
      return `Bake for ${formatDuration(step.durationMs)}`;
    case 'hold':
      return 'Hold until a person lets it go on';
    case 'demote':
    default:
      return `The former release becomes that of ${describeRef(
        step.environment,
      )}`;
  }
}

/** All steps of a rollout and how far it has come, as the API tells it. @public */
export function describeSteps(rollout: Rollout): RolloutStepStatus[] {
  const { policy, step: current, state } = rollout;
  const begun = state !== 'pending' && state !== 'preflight';
  return policy.steps.map((step, index) => {
    const here = begun && index === current && !hasEnded(state);
    const later = here ? 'current' : 'to-come';
    return {
      type: step.type,
      title: describeStep(step),
      status: index < current ? 'done' : later,
      ...(step.type === 'weight' && { weight: step.weight }),
      ...(step.type === 'bake' && { durationMs: step.durationMs }),
    };
  });
}

/** What a command is to bring about, as the end of `The driver is asked to …`. */
export function describeTarget(
  rollout: Rollout,
  target: TrafficTarget,
): string {
  const former = rollout.stable ?? 'the former release';
  switch (target.type) {
    case 'split':
      return `send ${describePercent(target.weight)} of the traffic to ${
        rollout.candidate
      }`;
    case 'promote':
      return `make ${rollout.candidate} the stable release${
        target.keepFormer ? `, and to keep ${former}` : ''
      }`;
    case 'restore':
      return `send all traffic to ${former}`;
    case 'demote':
    default:
      return `make ${former} the release of ${describeRef(target.environment)}`;
  }
}

/** What a smoke test came to: `The smoke test failed: Health answered 503.` */
export function describeSmokeTest(result: SmokeTestResult): string {
  const { outcome, checks } = result;
  const passed = checks.filter(check => check.outcome === 'pass').length;
  if (outcome === 'pass') {
    return `The smoke test passed: ${passed} of ${checks.length} checks.`;
  }
  const failures = checks
    .filter(check => check.outcome !== 'pass')
    .map(check => `${check.title}: ${check.text}`);
  return `The smoke test failed: ${failures.join('; ') || 'it says no more'}`;
}
