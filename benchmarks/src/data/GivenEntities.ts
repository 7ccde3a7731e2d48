import {
  type BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

/** Hands entities to a catalog when told to. */
export class GivenEntities implements EntityProvider {
  readonly #name: string;
  #connection: EntityProviderConnection | undefined;

  private constructor(name: string) {
    this.#name = name;
  }

  static create(name: string): GivenEntities {
    return new GivenEntities(name);
  }

  /** Brings the provider into a backend. */
  get feature(): BackendFeature {
    return createBackendModule({
      pluginId: 'catalog',
      moduleId: `benchmark-${this.#name}`,
      register: env => {
        env.registerInit({
          deps: { processing: catalogProcessingExtensionPoint },
          init: async ({ processing }) => {
            processing.addEntityProvider(this);
          },
        });
      },
    });
  }

  getProviderName(): string {
    return `benchmark-${this.#name}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  async give(entities: Entity[]): Promise<void> {
    if (!this.#connection) throw new Error('The catalog has not connected');
    await this.#connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({ entity: locate(entity) })),
    });
  }
}

function locate(entity: Entity): Entity {
  const location = 'url:https://example.com/catalog-info.yaml';
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
      },
    },
  };
}
