import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { boundedText } from '@agent-portal/plugin-agents-common';
import type { StoredResource } from './ResourceStore';
import { readDependsOn } from './readDependsOn';

/** Names, apart by commas, under which health documents report a resource. */
const COMPONENT_ANNOTATION = 'agentportal.dev/health-component';
const MAXIMUM_NAMES = 20;

/** Reads the entity of something that agents depend on. */
export function toStoredResource(entity: Entity): StoredResource {
  const { name, title, etag = '', annotations = {} } = entity.metadata;
  const type = boundedText(entity.spec?.type, 60);
  return {
    etag,
    definition: {
      ref: stringifyEntityRef(entity),
      title: boundedText(title, 120) ?? name,
      ...(type !== undefined && { type }),
      dependsOn: readDependsOn(entity),
      components: (annotations[COMPONENT_ANNOTATION] ?? '')
        .split(',', MAXIMUM_NAMES)
        .map(text => boundedText(text, 120))
        .filter(text => text !== undefined),
    },
  };
}
