import type {
  AlertEscalationStep,
  AlertPolicySeverity,
  AlertPolicySpec,
} from './AlertPolicyEntity';
import { severity } from './readAlertRules';
import { recipient, smallMap, someOf } from './reading/alertFields';
import { duration, list, number, object } from './reading/fields';
import type { Field } from './reading/fields';

const SEVERITIES: AlertPolicySeverity[] = ['P0', 'P1', 'P2', 'P3'];
const MOST_STEPS = 20;

/** Beginnings that the portal remembers, less the one that is too many. */
const MOST_BEGINNINGS = 19;

const CHANNEL = /^[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*$/;

/** Reads `spec.acknowledgeWithin`. */
export const acknowledgeWithin = object(reader => {
  const read: NonNullable<AlertPolicySpec['acknowledgeWithin']> = {};
  for (const one of SEVERITIES) {
    const within = reader.read(one, duration);
    if (within !== undefined) read[one] = within;
  }
  return read;
});

const step = object((reader): AlertEscalationStep | undefined => {
  const to = reader.need('to', someOf(recipient));
  const after = reader.need('after', number({ minimum: 0, maximum: 100 }));
  const severities = reader.read('severities', someOf(severity));
  return to === undefined || to.length === 0 || after === undefined
    ? undefined
    : { to, after, ...(severities && { severities }) };
});

/** Reads `spec.escalation`: each step is taken no sooner than the one before. */
export const escalation: Field<AlertEscalationStep[]> = (value, place) => {
  if (Array.isArray(value) && value.length === 0) {
    return place.report(
      value,
      'has no step, so nobody would be told',
      'add at least one step, or leave escalation out',
    );
  }
  if (Array.isArray(value) && value.length > MOST_STEPS) {
    return place.report(
      value,
      `is more than the ${MOST_STEPS} steps there may be`,
      'write fewer',
    );
  }
  let latest: { path: string; after: number } | undefined;
  return list((item, itemPlace) => {
    const read = step(item, itemPlace);
    if (!read) return undefined;
    if (latest && read.after < latest.after) {
      return itemPlace
        .field('after')
        .report(
          read.after,
          `comes before the step above it, which is taken after ${latest.after}`,
          'put the steps in the order in which they are taken',
        );
    }
    latest = { path: itemPlace.path, after: read.after };
    return read;
  })(value, place);
};

/** Reads `spec.channels`. */
export const channels: Field<Record<string, AlertPolicySeverity>> = (
  value,
  place,
) => {
  const read = smallMap(severity)(value, place);
  for (const name of Object.keys(read ?? {})) {
    if (!CHANNEL.test(name)) {
      return place
        .field(name)
        .reportText(
          JSON.stringify(name.slice(0, 60)),
          'is not the name of a channel',
          'write notification, push, or a name from agents.alerts.channels of the configuration',
        );
    }
  }
  return read;
};

/** Reads `spec.flapping`. */
export const flapping = object(reader => {
  const times = reader.need(
    'times',
    number({ minimum: 1, maximum: MOST_BEGINNINGS, integer: true }),
  );
  const within = reader.need('within', duration);
  return times === undefined || within === undefined
    ? undefined
    : { times, within };
});
