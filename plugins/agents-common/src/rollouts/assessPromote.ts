import type { AssessedOperation, OperationMoment } from './AssessedOperation';
import { allow, conflict, forbid } from './AssessedOperation';
import { describeBake, describePercent } from './describe';
import type { FoundHold } from './holds';
import { findHolds } from './holds';
import type { Rollout } from './model';
import { currentStep, whyOver } from './rolloutStates';

/** Whether a person may end the bake or hold that is under way before it ends by itself. */
export function assessPromote(
  rollout: Rollout,
  moment: OperationMoment,
): AssessedOperation {
  const over = whyOver(rollout);
  if (over) return conflict('promote', over);
  if (rollout.state === 'paused') {
    return conflict('promote', 'It is paused: resume it first.');
  }
  const isHold =
    rollout.state === 'progressing' && currentStep(rollout)?.type === 'hold';
  if (rollout.state !== 'baking' && !isHold) {
    return conflict('promote', 'There is no bake or hold to end.');
  }
  const holds = standingHolds(rollout, moment);
  if (holds.length > 0) {
    return forbid(
      'promote',
      `Promoting passes no gate and no hold: ${holds
        .map(hold => hold.text)
        .join(' ')}`,
    );
  }
  const missing = findMissingEvidence(rollout);
  if (missing) {
    return forbid(
      'promote',
      `Promoting ends only the time of a bake early, and evidence is missing: ${missing}`,
    );
  }
  const next = rollout.policy.steps
    .slice(rollout.step)
    .find(step => step.type === 'weight');
  const to = next?.type === 'weight' ? next.weight : 100;
  const far = rollout.bake ? ` after ${describeBake(rollout.bake)}` : '';
  return allow(
    'promote',
    `ends this step${far}, and raises ${
      rollout.candidate
    } from ${describePercent(rollout.weight)} to ${describePercent(
      to,
    )} of the traffic when its next steps pass`,
  );
}

/** Holds that only the last decision knows of, or is better asked for. */
const EVIDENCE_HOLDS: ReadonlySet<string> = new Set([
  'no-data',
  'source-error',
  'verdict',
  'driver',
  'clock',
]);

/** Holds that promoting would pass: not those of the step itself, which it ends. */
function standingHolds(
  rollout: Rollout,
  { observations, now }: OperationMoment,
): FoundHold[] {
  const noted: FoundHold[] = rollout.holds.map(({ code, text }) => ({
    code,
    text,
  }));
  const seen = observations ? findHolds(rollout, observations, now) : [];
  // What the measurements hold for is only known to the last decision.
  const codes = new Set(seen.map(hold => hold.code));
  return [
    ...seen,
    ...noted.filter(
      ({ code }) =>
        code !== 'step' &&
        code !== 'insufficient' &&
        !codes.has(code) &&
        (!observations || EVIDENCE_HOLDS.has(code)),
    ),
  ];
}

/** What a bake lacks besides time, in a sentence. */
function findMissingEvidence({
  state,
  bake,
  verdict,
}: Rollout): string | undefined {
  if (state !== 'baking' || !bake) return undefined;
  if (bake.samples < bake.requiredSamples) {
    return `${bake.samples} of ${bake.requiredSamples} samples.`;
  }
  return verdict?.outcome === 'pass'
    ? undefined
    : verdict?.text ?? 'Nothing was judged yet.';
}
