import { isAgentEntity } from '@agent-portal/plugin-agents-common';
import type { Entity } from '@backstage/catalog-model';

/**
 * Whether the cards and tabs of this plugin have something to say about an entity.
 *
 * @public
 */
export function isAgent(entity: Entity): boolean {
  return isAgentEntity(entity);
}
