import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { isEnvironmentEntity } from '@agent-portal/plugin-agents-common';
import { DependencyDefinition } from './InstanceDefinition';

const datastoreTypes = /database|datastore|cache|storage|vector/;

function referencesOf(entity: Entity): string[] {
  const dependsOn = entity.spec?.dependsOn;
  return Array.isArray(dependsOn)
    ? dependsOn.filter(ref => typeof ref === 'string')
    : [];
}

/** What the `dependsOn` of an entity names, but for environments. */
export function describeDependencies(
  entity: Entity,
  entities: Entity[],
): DependencyDefinition[] {
  return referencesOf(entity).flatMap((text): DependencyDefinition[] => {
    const ref = parseEntityRef(text, {
      defaultKind: 'component',
      defaultNamespace: entity.metadata.namespace ?? 'default',
    });
    const named = entities.find(
      candidate => stringifyEntityRef(candidate) === stringifyEntityRef(ref),
    );
    if (named && isEnvironmentEntity(named)) {
      return [];
    }
    if (ref.kind.toLocaleLowerCase('en-US') === 'component') {
      return [{ name: ref.name, componentType: 'component' }];
    }
    const type = String(named?.spec?.type ?? '');
    const componentType = datastoreTypes.test(type) ? 'datastore' : 'system';
    return [{ name: ref.name, componentType }];
  });
}
