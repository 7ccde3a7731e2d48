import { ENVIRONMENT_STAGES } from './constants';
import type { KpiCategory, KpiDefinition, KpiDirection } from './KpiSetEntity';
import { kpiSource } from './readKpiSource';
import type { ObjectReader } from './reading/ObjectReader';
import {
  duration,
  flag,
  identifier,
  number,
  object,
  oneOf,
  text,
} from './reading/fields';

/**
 * A KPI with everything its entity leaves out filled in.
 *
 * @public
 */
export type Kpi = KpiDefinition & { strict: boolean };

const CATEGORIES: KpiCategory[] = ['technical', 'business', 'agent'];
const DIRECTIONS: KpiDirection[] = ['lower', 'higher'];

/** Reads one entry of `spec.kpis`. */
export const kpiDefinition = object(readKpi);

function readKpi(reader: ObjectReader): Kpi | undefined {
  const id = reader.need('id', identifier);
  const title = reader.need('title', text);
  const category = reader.need('category', oneOf(CATEGORIES));
  const unit = reader.need('unit', text);
  const direction = reader.need('direction', oneOf(DIRECTIONS));
  const target = reader.need('target', number());
  const window = reader.need('window', duration);
  const minimumSamples = reader.need(
    'minimumSamples',
    number({ minimum: 1, integer: true }),
  );
  const source = reader.need('source', kpiSource);
  const optional = {
    description: reader.read('description', text),
    scale: reader.read('scale', number({ minimum: 0 })),
    strict: reader.read('strict', flag) ?? true,
    warning: readWarning(reader, target, direction),
    freshness: reader.read('freshness', duration),
    environment: reader.read('environment', oneOf(ENVIRONMENT_STAGES)),
  };
  if (
    id === undefined ||
    title === undefined ||
    category === undefined ||
    unit === undefined ||
    direction === undefined ||
    target === undefined ||
    window === undefined ||
    minimumSamples === undefined ||
    source === undefined
  ) {
    return undefined;
  }
  return {
    id,
    title,
    category,
    unit,
    direction,
    target,
    window,
    minimumSamples,
    source,
    ...optional,
  };
}

/** Reads the edge of the at-risk band, which lies on the target's good side. */
function readWarning(
  reader: ObjectReader,
  target: number | undefined,
  direction: KpiDirection | undefined,
): number | undefined {
  return reader.read('warning', (value, place) => {
    const warning = number()(value, place);
    if (
      warning === undefined ||
      target === undefined ||
      direction === undefined
    ) {
      return warning;
    }
    const lower = direction === 'lower';
    const isOnGoodSide = lower ? warning < target : warning > target;
    return isOnGoodSide
      ? warning
      : place.report(
          warning,
          `is not on the good side of the target ${target}`,
          `write a number ${lower ? 'below' : 'above'} ${target}, or remove it`,
        );
  });
}
