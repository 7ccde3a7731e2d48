import type { HealthComponent, HealthStatus } from '../../api/types';
import { worstHealth } from '../../verdicts';
import { boundedText } from '../boundedText';
import { MAXIMUM_COMPONENTS } from '../HealthReading';

/** What a document says of a component, not yet looked at. */
export interface RawComponent {
  id: string;
  status: HealthStatus;
  componentId?: unknown;
  componentType?: unknown;
  value?: unknown;
  unit?: unknown;
  time?: unknown;
  output?: unknown;
  dependency?: unknown;
}

/** Keeps the first components of a document in bounds and counts the rest. */
export class ComponentCollector {
  readonly components: HealthComponent[] = [];
  total = 0;
  readonly #statuses = new Set<HealthStatus>();

  add(raw: RawComponent): void {
    this.total++;
    this.#statuses.add(raw.status);
    if (this.components.length >= MAXIMUM_COMPONENTS) return;
    this.components.push({
      id: boundedText(raw.id, 120) ?? 'unnamed',
      status: raw.status,
      ...defined('componentId', boundedText(raw.componentId, 120)),
      ...defined('componentType', boundedText(raw.componentType, 60)),
      ...defined('value', boundedValue(raw.value)),
      ...defined('unit', boundedText(raw.unit, 40)),
      ...defined('time', isoTime(raw.time)),
      ...defined('output', boundedText(raw.output, 300)),
      ...(raw.dependency === true && { dependency: true }),
    });
  }

  /** The worst status of all, those beyond the limit included. */
  worst(): HealthStatus {
    return worstHealth(this.#statuses);
  }
}

function defined<K extends string, V>(
  key: K,
  value: V | undefined,
): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

function boundedValue(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  return boundedText(value, 200);
}

/** The time in ISO 8601, when it is one that a calendar has. */
function isoTime(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/**
 * Components in bounds: at most {@link MAXIMUM_COMPONENTS}, their text clean and cut to what fits
 * on a page, their numbers finite and their times real.
 *
 * @public
 */
export function boundComponents(
  components: HealthComponent[],
): HealthComponent[] {
  const collector = new ComponentCollector();
  for (const component of components) collector.add(component);
  return collector.components;
}
