import type { Matcher } from '../promql/Matcher';
import { anyOf, writeMatchers } from '../promql/writeMatchers';

/**
 * What a selector has in common with others: instances of one shape are asked about in one query,
 * and told apart by the values of some labels.
 */
export interface Shape {
  /** The same for selectors of one shape. */
  key: string;
  /** Labels that have to be equal to a value, in order; none where a query is for one alone. */
  labels: string[];
  /** The other conditions. */
  rest: Matcher[];
}

/** An instance among those of its shape. */
export interface Identity {
  /** Values of the shape's labels, in their order. */
  values: string[];
}

/** Takes a selector apart. @param isShared - Whether one query may be for several at all. */
export function shapeOf(
  matchers: Matcher[],
  isShared: boolean,
): { shape: Shape; identity: Identity } {
  const equal = new Map<string, string>();
  const rest: Matcher[] = [];
  for (const matcher of matchers) {
    const isOwn =
      isShared && matcher.operator === '=' && !equal.has(matcher.label);
    if (isOwn) equal.set(matcher.label, matcher.value);
    else rest.push(matcher);
  }
  const labels = [...equal.keys()].sort();
  rest.sort((a, b) => (writeMatchers([a]) < writeMatchers([b]) ? -1 : 1));
  return {
    shape: { key: JSON.stringify([labels, writeMatchers(rest)]), labels, rest },
    identity: { values: labels.map(label => equal.get(label) ?? '') },
  };
}

/**
 * Conditions that hold for the series of all the instances. They may hold for others as well, with
 * the label of one and that of another: who was not asked about is not among the answers looked up.
 */
export function unite(shape: Shape, identities: Identity[]): Matcher[] {
  return [
    ...shape.labels.map((label, index) =>
      anyOf(label, [...new Set(identities.map(({ values }) => values[index]))]),
    ),
    ...shape.rest,
  ];
}

/** The name of an instance within its shape. */
export function nameOf({ values }: Identity): string {
  return JSON.stringify(values);
}

/** The name of the instance that a series is of. */
export function nameOfSeries(
  shape: Shape,
  labels: Record<string, string>,
): string {
  return JSON.stringify(shape.labels.map(label => labels[label] ?? ''));
}
