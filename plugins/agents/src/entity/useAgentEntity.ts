import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';

/** Where on the entity's page the tabs of this plugin are. */
export const HEALTH_AND_KPIS_PATH = 'health-kpis';
export const ALERTS_PATH = 'alerts';
export const READINESS_PATH = 'readiness';
export const TIMELINE_PATH = 'timeline';

/** The agent whose page this is. */
export function useAgentEntity() {
  const { entity } = useEntity();
  const linkTo = useEntityRefLink();
  const page = linkTo(entity).replace(/\/$/, '');
  return {
    ref: stringifyEntityRef(entity),
    title: entity.metadata.title ?? entity.metadata.name,
    /** Address of a tab of the entity's page. */
    tab: (path: string) => `${page}/${path}`,
  };
}
