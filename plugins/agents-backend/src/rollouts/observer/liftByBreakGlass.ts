import type {
  Rollout,
  RolloutObservations,
} from '@agent-portal/plugin-agents-common';
import type { ExternalHold } from '@agent-portal/plugin-agents-node';
import type { MeasuredInstance } from '../../fleet/sources';
import { toTime } from '../../readiness/workflow/toTime';
import type { ExternalHolds } from './askHoldProviders';
import type { StandingEvidence } from './sources';

/** What a break-glass leaves of what holds a rollout, and what it lifts. */
export interface LiftedHolds {
  external: ExternalHolds;
  /** The alerts that it lifts. */
  alerts: ExternalHold[];
  breakGlass?: NonNullable<RolloutObservations['breakGlass']>;
}

/**
 * Lifts by break-glass what was wrong already when the rollout was made: a release that mends it
 * would wait for it otherwise. What begins later holds, as it may come of the rollout itself, and
 * so does what is not known.
 */
export function liftByBreakGlass(options: {
  rollout: Pick<Rollout, 'candidate' | 'createdAt'>;
  external: ExternalHolds;
  /** As it was observed; one that is too old to count is not lifted. */
  observed: RolloutObservations['health'];
  measured: MeasuredInstance | undefined;
  standing: Pick<StandingEvidence, 'breakGlass' | 'declared'>;
}): LiftedHolds {
  const { rollout, external, observed, measured, standing } = options;
  const { breakGlass, declared } = standing;
  // It was granted for the release that the catalog declares.
  if (!breakGlass || declared !== rollout.candidate) {
    return { external, alerts: [] };
  }
  const isOlder = (since: number) => since < rollout.createdAt;
  const isLifted = ({ code, since }: ExternalHold) =>
    code === 'alert' && isOlder(since);
  const alerts = external.holds.filter(isLifted);
  const health =
    observed.status === 'fail' &&
    measured !== undefined &&
    isOlder(Date.parse(measured.health.since));
  const spiteOf = [
    ...alerts.map(({ text }) => text),
    ...(health ? [`its health is fail: ${observed.reason}`] : []),
  ];
  if (spiteOf.length === 0) return { external, alerts };
  const { id, expiresAt, requestedBy, decidedBy } = breakGlass;
  return {
    external: {
      ...external,
      holds: external.holds.filter(hold => !isLifted(hold)),
    },
    alerts,
    breakGlass: {
      text: `Opened by break-glass until ${toTime(
        expiresAt,
      )}: ${requestedBy} asked for it and ${decidedBy} approved it, though there was before: ${spiteOf.join(
        '; ',
      )}`,
      keys: [
        ...new Set(alerts.map(({ since }) => `${id}@${since}`)),
        ...(health ? [`${id}@health`] : []),
      ],
      health,
    },
  };
}
