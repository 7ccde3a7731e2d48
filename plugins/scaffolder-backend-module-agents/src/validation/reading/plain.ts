import type { Step } from '../files';

/** The part of plain data at the end of these steps; undefined when there is none. */
export function at(value: unknown, ...steps: Step[]): unknown {
  let current = value;
  for (const step of steps) {
    if (
      typeof current !== 'object' ||
      current === null ||
      !Object.hasOwn(current, step)
    ) {
      return undefined;
    }
    current = Reflect.get(current, step);
  }
  return current;
}

/** The elements of a list; none when it is no list. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The keys and values of an object; none when it is no object. */
export function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}

/** A text or number as text; undefined for everything else. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : undefined;
}

/** A value in a message, shortened. */
export function shown(value: unknown): string {
  const json = value === undefined ? 'nothing' : JSON.stringify(value);
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}

/** A part of plain data with the way to it. */
export interface Part {
  steps: Step[];
  value: unknown;
}

/** All parts of plain data, from the outside inwards. */
export function* parts(value: unknown, steps: Step[] = []): Generator<Part> {
  yield { steps, value };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* parts(item, [...steps, index]);
    }
  } else {
    for (const [key, item] of entries(value)) {
      yield* parts(item, [...steps, key]);
    }
  }
}
