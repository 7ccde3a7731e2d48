import { ENVIRONMENT_TYPE } from '@agent-portal/plugin-agents-common';
import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { environmentRefreshKey } from './environmentRefreshKey';

/** Agents are processed, and so ask, every few minutes. */
const FORGET_AFTER_MS = 3_600_000;

type AskedEnvironment = {
  askedAt: number;
  absentSince?: number;
  /** The last answer. */
  missing: boolean;
};

/**
 * Knows which environments are in the catalog, so that a processor can ask
 * without a network call. It reads them now and then, outside of processing.
 *
 * An environment counts as missing only when it has been absent for a while:
 * files are ingested in no order, and the environment of an agent may well come
 * after it. When an answer changes, the agents that asked are processed again;
 * for that, and for nothing else, it is an entity provider.
 */
export class EnvironmentDirectory implements EntityProvider {
  static create(options: {
    catalog: Pick<CatalogService, 'getEntities'>;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    /** How long one must be absent before it counts as missing, in ms. */
    grace: number;
    now?: () => number;
  }): EnvironmentDirectory {
    return new EnvironmentDirectory(
      options.catalog,
      options.auth,
      options.grace,
      options.now ?? Date.now,
    );
  }

  private connection?: EntityProviderConnection;
  private readonly asked = new Map<string, AskedEnvironment>();

  private constructor(
    private readonly catalog: Pick<CatalogService, 'getEntities'>,
    private readonly auth: Pick<AuthService, 'getOwnServiceCredentials'>,
    private readonly grace: number,
    private readonly now: () => number,
  ) {}

  getProviderName(): string {
    return 'agent-portal-environments';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
  }

  /**
   * Whether an environment is known to be missing. False also while nothing is
   * known about it yet. The reference is a full one in lower case.
   */
  isMissing(environmentRef: string): boolean {
    const known = this.asked.get(environmentRef);
    const missing = known?.missing ?? false;
    this.asked.set(environmentRef, { ...known, missing, askedAt: this.now() });
    return missing;
  }

  /**
   * Reads the environments and has the agents processed again whose environment
   * appeared or went.
   */
  async update(signal?: AbortSignal): Promise<void> {
    const present = await this.readEnvironments();
    if (signal?.aborted) {
      return;
    }
    const changed: string[] = [];
    for (const [environmentRef, state] of this.asked) {
      if (this.now() - state.askedAt > FORGET_AFTER_MS) {
        this.asked.delete(environmentRef);
        continue;
      }
      const isAbsent = !present.has(environmentRef);
      state.absentSince = isAbsent
        ? state.absentSince ?? this.now()
        : undefined;
      const missing =
        state.absentSince !== undefined &&
        this.now() - state.absentSince >= this.grace;
      if (missing !== state.missing) {
        state.missing = missing;
        changed.push(environmentRefreshKey(environmentRef));
      }
    }
    if (changed.length > 0) {
      await this.connection?.refresh({ keys: changed });
    }
  }

  private async readEnvironments(): Promise<Set<string>> {
    const { items } = await this.catalog.getEntities(
      {
        filter: { kind: 'resource', 'spec.type': ENVIRONMENT_TYPE },
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
      },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    return new Set(items.map(item => stringifyEntityRef(item)));
  }
}
