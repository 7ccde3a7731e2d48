import type { Entity } from '@backstage/catalog-model';
import type { EntityIssue } from './EntityIssue';
import { type Kpi, kpiDefinition } from './readKpiDefinition';
import type { ObjectReader } from './reading/ObjectReader';
import type { Place } from './reading/Place';
import { flag, list, reference } from './reading/fields';
import { readEntity } from './reading/readEntity';

/**
 * A KPI set as its entity describes it.
 *
 * @public
 */
export type KpiSet = {
  /** Full reference in lower case, such as `kpiset:default/production`. */
  entityRef: string;
  namespace: string;
  name: string;
  /** The title, or the name where it has none. */
  title: string;
  description?: string;
  /** Full reference of the owner. */
  owner?: string;
  /** Whether it applies to every agent that names no set of its own. */
  default: boolean;
  /** The KPIs with unique ids, as the entity orders them. */
  kpis: Kpi[];
};

/**
 * Reads a KPI set's entity. Never throws: what is wrong comes back as issues,
 * and the set without the KPIs that are wrong. There is no set at all only when
 * the entity has no name or no spec.
 *
 * @public
 */
export function readKpiSet(entity: Entity): {
  kpiSet?: KpiSet;
  issues: EntityIssue[];
} {
  const { value, issues } = readEntity(entity, (spec, head) => ({
    ...head,
    ...readSpec(spec),
  }));
  return { kpiSet: value, issues };
}

function readSpec(spec: ObjectReader) {
  return {
    owner: spec.need(
      'owner',
      reference({ defaultKind: 'group', kinds: ['group', 'user'] }),
    ),
    default: spec.read('default', flag) ?? false,
    kpis: spec.need('kpis', kpis) ?? [],
  };
}

function kpis(value: unknown, place: Place): Kpi[] | undefined {
  const seen = new Map<string, Place>();
  return list((item, itemPlace) => {
    const kpi = kpiDefinition(item, itemPlace);
    if (!kpi) {
      return undefined;
    }
    const first = seen.get(kpi.id);
    if (first) {
      return itemPlace
        .field('id')
        .report(
          kpi.id,
          `is already used by ${first.path.replace('spec.', '')}`,
          'give every KPI of the set an id of its own',
        );
    }
    seen.set(kpi.id, itemPlace);
    return kpi;
  })(value, place);
}
