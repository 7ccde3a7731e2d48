import {
  MAXIMUM_ANNOTATION_BYTES,
  MAXIMUM_ENTITY_BYTES,
  SCORECARD_KIND,
} from '../constants';
import { isRecord } from './ObjectReader';
import type { Place } from './Place';

/** Keys that reach an object's prototype when copied carelessly. */
export const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];

const DEEPEST = 32;

/** Conditions within each other take two levels each. */
const DEEPEST_SCORECARD = 48;

/**
 * Reports what makes an entity unsafe to work with, whatever its kind: a size
 * beyond the limits, keys that reach an object's prototype anywhere in `spec`,
 * and nesting deeper than any form of this package needs.
 */
export function checkLimits(entity: unknown, entityPlace: Place): void {
  if (!isRecord(entity)) {
    return;
  }
  const metadata = entity.metadata;
  const annotations = isRecord(metadata) ? metadata.annotations : undefined;
  if (isRecord(annotations)) {
    checkAnnotations(annotations, entityPlace);
  }
  if (checkNesting(entity, entityPlace)) {
    checkSize(entity, entityPlace);
  }
}

function checkAnnotations(
  annotations: Record<string, unknown>,
  entityPlace: Place,
): void {
  const place = entityPlace.field('metadata').field('annotations');
  for (const [key, value] of Object.entries(annotations)) {
    if (typeof value !== 'string') {
      continue;
    }
    const bytes = utf8Length(value);
    if (bytes > MAXIMUM_ANNOTATION_BYTES) {
      place
        .field(key)
        .report(
          value,
          `is ${bytes} bytes long`,
          `keep an annotation under ${MAXIMUM_ANNOTATION_BYTES} bytes and link to what is longer`,
        );
    }
  }
}

/** Returns whether the entity is shallow enough to be written as JSON. */
function checkNesting(
  entity: Record<string, unknown>,
  entityPlace: Place,
): boolean {
  const isScorecard = entity.kind === SCORECARD_KIND;
  const deepest = isScorecard ? DEEPEST_SCORECARD : DEEPEST;
  // A stack of its own: the depth of hostile data must not be that of ours.
  const stack = Object.entries(entity).map(([key, value]) => ({
    value,
    place: entityPlace.field(key),
    depth: 0,
    inSpec: key === 'spec',
  }));
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, place, depth, inSpec } = next;
    if (typeof value !== 'object' || value === null) {
      continue;
    }
    if (depth >= deepest) {
      entityPlace.report(
        entity,
        `is nested deeper than ${deepest} levels`,
        'make it flatter',
      );
      return false;
    }
    const isList = Array.isArray(value);
    for (const [key, child] of Object.entries(value)) {
      if (inSpec && !isList && FORBIDDEN_KEYS.includes(key)) {
        place
          .field(key)
          .report(
            child,
            `stands under the key ${key}, which is not allowed`,
            'rename or remove that key',
          );
      }
      if (typeof child === 'object' && child !== null) {
        stack.push({
          value: child,
          place: isList ? place.item(Number(key)) : place.field(key),
          depth: depth + 1,
          inSpec,
        });
      }
    }
  }
  return true;
}

function checkSize(entity: Record<string, unknown>, place: Place): void {
  const bytes = utf8Length(JSON.stringify(entity));
  if (bytes > MAXIMUM_ENTITY_BYTES) {
    place.reportText(
      `${bytes} bytes`,
      `is more than the ${MAXIMUM_ENTITY_BYTES} bytes an entity may have`,
      'link to long texts instead of including them',
    );
  }
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) {
      // A surrogate pair is two units and four bytes.
      bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
    }
  }
  return bytes;
}
