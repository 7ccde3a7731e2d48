import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

/** Hands entities from memory to the catalog, as they are. */
export class MemoryEntityProvider implements EntityProvider {
  private connection?: EntityProviderConnection;

  getProviderName(): string {
    return 'memory';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
  }

  async replace(entities: Entity[]): Promise<void> {
    await this.connection?.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        locationKey: 'memory',
        entity: {
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: {
              [ANNOTATION_LOCATION]: 'memory:test',
              [ANNOTATION_ORIGIN_LOCATION]: 'memory:test',
              ...entity.metadata.annotations,
            },
          },
        },
      })),
    });
  }
}
