import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';

/** Of the text of an entity; a description of a tool may run to pages. */
const MAXIMUM_LENGTH = 65_536;

/**
 * The parts of an entity that scorecards may ask for. Of one that is too long only what names it
 * is kept, so that a path into the rest leads nowhere and is unknown.
 */
export function boundEntity(entity: Entity): JsonObject {
  const { apiVersion, kind, metadata, spec, relations } = entity;
  const whole = JSON.stringify({ apiVersion, kind, metadata, spec, relations });
  if (whole.length <= MAXIMUM_LENGTH) return JSON.parse(whole);
  const { name, namespace = 'default' } = metadata;
  return { apiVersion, kind, metadata: { name, namespace } };
}
