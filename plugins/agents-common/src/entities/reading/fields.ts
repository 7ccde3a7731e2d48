import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { tryParseDuration } from '../duration';
import { ObjectReader, isRecord } from './ObjectReader';
import type { Place } from './Place';

/** Reads a value, or reports at its place what is wrong and gives nothing. */
export type Field<T> = (value: unknown, place: Place) => T | undefined;

/** Any text that is not empty. */
export const text: Field<string> = (value, place) =>
  typeof value === 'string' && value.trim() !== ''
    ? value
    : place.report(value, 'is not text', 'write a text that is not empty');

/** True or false. */
export const flag: Field<boolean> = (value, place) =>
  typeof value === 'boolean'
    ? value
    : place.report(value, 'is neither true nor false', 'write true or false');

/** A name in kebab-case. */
export const identifier: Field<string> = (value, place) =>
  typeof value === 'string' &&
  value.length <= 63 &&
  /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(value)
    ? value
    : place.report(
        value,
        'is not an id',
        'write at most 63 lower-case letters and digits, separated by hyphens or dots',
      );

/** A finite number within limits. */
export function number(
  limits: { minimum?: number; maximum?: number; integer?: boolean } = {},
): Field<number> {
  const { minimum = -Infinity, maximum = Infinity, integer } = limits;
  return (value, place) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return place.report(value, 'is not a number', 'write a number');
    }
    if (integer && !Number.isInteger(value)) {
      return place.report(value, 'is not whole', 'write a whole number');
    }
    if (value < minimum || value > maximum) {
      const wanted = [
        Number.isFinite(minimum) ? `at least ${minimum}` : '',
        Number.isFinite(maximum) ? `at most ${maximum}` : '',
      ].filter(Boolean);
      return place.report(
        value,
        'is out of range',
        `write a number of ${wanted.join(' and ')}`,
      );
    }
    return value;
  };
}

/** One of some words. */
export function oneOf<T extends string>(words: readonly T[]): Field<T> {
  return (value, place) =>
    words.find(word => word === value) ??
    place.report(value, 'is not known', `write one of ${words.join(', ')}`);
}

/** A list; items that are wrong are left out. */
export function list<T>(field: Field<T>): Field<T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) {
      return place.report(value, 'is not a list', 'write it as a list');
    }
    const items: T[] = [];
    for (const [index, item] of value.entries()) {
      const read = field(item, place.item(index));
      if (read !== undefined) {
        items.push(read);
      }
    }
    return items;
  };
}

/** Fields of any name that all have the same form. */
export function map<T>(field: Field<T>): Field<Record<string, T>> {
  return (value, place) => {
    if (!isRecord(value)) {
      return place.report(value, 'is not an object', 'write it as fields');
    }
    const entries: [string, T][] = [];
    for (const [key, item] of Object.entries(value)) {
      const read = field(item, place.field(key));
      if (read !== undefined) {
        entries.push([key, read]);
      }
    }
    return Object.fromEntries(entries);
  };
}

/** An object with fields of its own. */
export function object<T>(
  read: (reader: ObjectReader) => T | undefined,
): Field<T> {
  return (value, place) => {
    const reader = ObjectReader.open(value, place);
    return reader && read(reader);
  };
}

/** A duration, kept as it is written. */
export const duration: Field<string> = (value, place) =>
  typeof value === 'string' && tryParseDuration(value) !== undefined
    ? value
    : place.report(
        value,
        'is not a duration',
        'write one such as 5m, 24h, 7d or PT5M',
      );

/** An absolute path of a URL. */
export const absolutePath: Field<string> = (value, place) =>
  typeof value === 'string' &&
  value.length <= 1024 &&
  /^\/(?!\/)[^\s?#\\]*$/.test(value)
    ? value
    : place.report(
        value,
        'is not an absolute path',
        'write a path that starts with one / and has no query or fragment',
      );

/** A reference to an entity, returned whole and in lower case. */
export function reference(options: {
  defaultKind: string;
  kinds: readonly string[];
}): Field<string> {
  const { defaultKind, kinds } = options;
  return (value, place) => {
    const example = `${defaultKind}:default/name`;
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (!parsed) {
      return place.report(
        value,
        'is not an entity reference',
        `write one such as ${example}`,
      );
    }
    if (!kinds.includes(parsed.kind.toLowerCase())) {
      return place.report(
        value,
        `does not refer to a ${kinds.join(' or ')}`,
        `write a reference such as ${example}`,
      );
    }
    return stringifyEntityRef(parsed);

    function parse(ref: string) {
      // Names as the catalog allows them, so that no reference is accepted that
      // no entity could ever have.
      if (!/^(?:[a-zA-Z]+:)?(?:[\w.-]{1,63}\/)?[\w.-]{1,63}$/.test(ref)) {
        return undefined;
      }
      return parseEntityRef(ref, {
        defaultKind,
        defaultNamespace: place.namespace,
      });
    }
  };
}
