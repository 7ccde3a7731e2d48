import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type {
  BackendFeature,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { TestBackend } from '@backstage/backend-test-utils';
import { CatalogClient } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import type { AlphaEntity } from '@backstage/catalog-model/alpha';
import { stringifyError } from '@backstage/errors';
import catalogPlugin, {
  CATALOG_ERRORS_TOPIC,
} from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import {
  DefaultEventsService,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import type { JsonObject } from '@backstage/types';
import { createCatalogModuleAgents } from '../createCatalogModuleAgents';
import { MemoryEntityProvider } from './MemoryEntityProvider';

const DEADLINE_MS = 60_000;

/** A real catalog with the module in it, fed from memory or from files. */
export class CatalogHarness {
  static async start(
    options: { locations?: JsonObject[]; features?: BackendFeature[] } = {},
  ): Promise<CatalogHarness> {
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger);
    const events = DefaultEventsService.create({ logger });
    const provider = new MemoryEntityProvider();
    const errors = new Map<string, string>();
    await events.subscribe({
      id: 'harness',
      topics: [CATALOG_ERRORS_TOPIC],
      onEvent: async ({ eventPayload }) => {
        const payload = eventPayload as { entity: string; errors: Error[] };
        errors.set(
          payload.entity,
          payload.errors.map(error => stringifyError(error)).join('\n'),
        );
      },
    });
    const scheduler: { current?: SchedulerService } = {};
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        createCatalogModuleAgents({
          readEnvironmentsEvery: { minutes: 5 },
          environmentGrace: { seconds: 0 },
        }),
        createBackendModule({
          pluginId: 'catalog',
          moduleId: 'harness',
          register(env) {
            env.registerInit({
              deps: {
                processing: catalogProcessingExtensionPoint,
                schedulerService: coreServices.scheduler,
              },
              async init({ processing, schedulerService }) {
                processing.addEntityProvider(provider);
                scheduler.current = schedulerService;
              },
            });
          },
        }),
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: () => events,
        }),
        mockServices.rootConfig.factory({
          data: {
            catalog: {
              rules: [
                {
                  allow: [
                    'API',
                    'Component',
                    'Group',
                    'AlertPolicy',
                    'KpiSet',
                    'Location',
                    'Resource',
                    'RolloutPlan',
                    'Scorecard',
                    'System',
                    'User',
                  ],
                },
              ],
              locations: options.locations ?? [],
            },
          },
        }),
        ...(options.features ?? []),
      ],
    });
    return new CatalogHarness(backend, provider, errors, scheduler.current);
  }

  private readonly client: CatalogClient;

  private constructor(
    private readonly backend: TestBackend,
    private readonly provider: MemoryEntityProvider,
    /** The last ingestion error of each entity, by reference. */
    readonly errors: Map<string, string>,
    private readonly scheduler: SchedulerService | undefined,
  ) {
    const address = backend.server.address();
    const port =
      typeof address === 'object' && address !== null ? address.port : 0;
    const discoveryApi = {
      getBaseUrl: async (plugin: string) =>
        `http://localhost:${port}/api/${plugin}`,
    };
    this.client = new CatalogClient({ discoveryApi });
  }

  /** Puts entities into the catalog in place of those before. */
  async ingest(entities: Entity[]): Promise<void> {
    await this.provider.replace(entities);
  }

  /** Lets the module look which environments there are. */
  async readEnvironments(): Promise<void> {
    await this.scheduler?.triggerTask('agent-portal-read-environments');
  }

  async entity(ref: string): Promise<AlphaEntity | undefined> {
    return this.client.getEntityByRef(ref, {
      token: mockCredentials.service.token(),
    });
  }

  async entities(): Promise<AlphaEntity[]> {
    const { items } = await this.client.getEntities(
      {},
      { token: mockCredentials.service.token() },
    );
    return items;
  }

  /** Waits until a question has an answer, and says what it waits for. */
  async until<T>(
    what: string,
    ask: () => Promise<T | undefined | false>,
  ): Promise<T> {
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      const answer = await ask();
      if (answer) {
        return answer;
      }
      if (Date.now() > deadline) {
        const seen = [...this.errors].map(([ref, text]) => `${ref}: ${text}`);
        throw new Error(
          `Waited in vain for ${what}; errors seen: ${
            seen.join('\n') || 'none'
          }`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  async untilIngested(ref: string): Promise<AlphaEntity> {
    return this.until(`${ref} to be ingested`, () => this.entity(ref));
  }

  async untilRefused(ref: string): Promise<string> {
    return this.until(`${ref} to be refused`, async () => this.errors.get(ref));
  }

  async stop(): Promise<void> {
    await this.backend.stop();
  }
}
