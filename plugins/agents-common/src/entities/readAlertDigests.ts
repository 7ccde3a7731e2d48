import type { AlertDigest } from './AlertPolicyEntity';
import { somebody, someOf, timeOfDay, timeZone } from './reading/alertFields';
import { list, object, oneOf } from './reading/fields';
import type { Field } from './reading/fields';

const MOST_DIGESTS = 20;

const SECTIONS = [
  'rollouts',
  'readiness',
  'health',
  'alerts',
  'kpis',
  'business',
] as const;

const digest = object((reader): AlertDigest | undefined => {
  const every = reader.need('every', oneOf(['day', 'week', 'month'] as const));
  const at = reader.need('at', timeOfDay);
  const zone = reader.read('timeZone', timeZone);
  const isZoneSound =
    zone !== undefined || reader.read('timeZone', value => value) === undefined;
  const to = reader.need('to', someOf(somebody));
  const sections = reader.need('sections', someOf(oneOf(SECTIONS)));
  return every === undefined ||
    at === undefined ||
    !isZoneSound ||
    to === undefined ||
    sections === undefined
    ? undefined
    : {
        every,
        at,
        ...(zone !== undefined && { timeZone: zone }),
        to,
        sections,
      };
});

/** Reads `spec.digests`. */
export const digests: Field<AlertDigest[]> = (value, place) =>
  Array.isArray(value) && value.length > MOST_DIGESTS
    ? place.report(
        value,
        `is more than the ${MOST_DIGESTS} there may be`,
        'write fewer',
      )
    : list(digest)(value, place);
