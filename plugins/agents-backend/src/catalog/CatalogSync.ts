import {
  AGENT_TYPE,
  ALERT_POLICY_KIND,
  ENVIRONMENT_TYPE,
  KPI_SET_KIND,
  ROLLOUT_PLAN_KIND,
  SCORECARD_KIND,
} from '@agent-portal/plugin-agents-common';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { AgentStore, StoredAgent, StoredPolicy } from './AgentStore';
import type { CatalogChange } from './model';
import { toStoredAgent } from './toStoredAgent';
import { describeRefusal, toStoredPolicy } from './toStoredPolicy';

const FILTER: Array<Record<string, string>> = [
  { kind: 'Component', 'spec.type': AGENT_TYPE },
  { kind: 'Resource', 'spec.type': ENVIRONMENT_TYPE },
  { kind: ROLLOUT_PLAN_KIND },
  { kind: KPI_SET_KIND },
  { kind: SCORECARD_KIND },
  { kind: ALERT_POLICY_KIND },
];

/** Enough to tell whether an entity has changed since it was last read. */
const IDENTITY_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.etag',
  'spec.type',
];

/** Entities read at a time. */
const READ_SIZE = 500;

interface CatalogSyncOptions {
  catalog: CatalogService;
  auth: AuthService;
  store: AgentStore;
  logger: LoggerService;
  now: () => number;
  /** Told what changed, after it was stored. */
  onChange: (change: CatalogChange) => Promise<void>;
}

/** Brings what is stored of the catalog up to date. */
export class CatalogSync {
  readonly #options: CatalogSyncOptions;

  /** Etags of the entities that were refused last. */
  readonly #refused = new Map<string, string>();

  #lastReadAt: number | undefined;

  private constructor(options: CatalogSyncOptions) {
    this.#options = options;
  }

  static create(options: CatalogSyncOptions): CatalogSync {
    return new CatalogSync(options);
  }

  /** When the catalog was last read in full, in milliseconds since 1970. */
  get lastReadAt(): number | undefined {
    return this.#lastReadAt;
  }

  /**
   * Reads the identity of every entity of ours, then the whole of those that differ from what is
   * stored. A catalog that fails half-way leaves what is stored as it was: nothing is removed
   * on the strength of an incomplete answer.
   */
  async run(options: { signal?: AbortSignal } = {}): Promise<CatalogChange> {
    const { store, logger } = this.#options;
    // First what is stored: an agent that another backend stores while the catalog is being read
    // may be missing from this answer, and is not gone for that.
    const agentEtags = await store.listAgentEtags();
    const policyEtags = await store.listPolicyEtags();
    const seen = await this.#readIdentities(options.signal);

    const stale = [...seen]
      .filter(([ref, { etag, isAgent }]) => {
        return (isAgent ? agentEtags : policyEtags).get(ref) !== etag;
      })
      .map(([ref]) => ref);
    const { agents, policies } = await this.#readEntities(
      stale,
      options.signal,
    );

    const removed = [...agentEtags.keys()].filter(
      ref => !seen.get(ref)?.isAgent,
    );
    const removedPolicies = [...policyEtags.keys()].filter(
      ref => !seen.has(ref) || seen.get(ref)?.isAgent,
    );
    const change: CatalogChange = {
      changed: agents.map(agent => agent.descriptor.ref),
      removed,
      policies: policies.length + removedPolicies.length > 0,
    };
    if (change.policies) {
      await store.savePolicies({ put: policies, remove: removedPolicies });
    }
    if (change.changed.length + change.removed.length > 0) {
      await store.saveAgents({ put: agents, remove: removed });
      logger.info(
        `Read ${change.changed.length} new or changed agents from the catalog; ${removed.length} are gone`,
      );
    }
    if (change.changed.length + removed.length > 0 || change.policies) {
      await this.#options.onChange(change);
    }
    this.#lastReadAt = this.#options.now();
    return change;
  }

  /** Says once of each version of an entity why it is not used. */
  #noteRefusal(entity: Entity): void {
    const refusal = describeRefusal(entity);
    const ref = stringifyEntityRef(entity);
    const etag = entity.metadata.etag ?? '';
    if (refusal === undefined || this.#refused.get(ref) === etag) return;
    this.#refused.set(ref, etag);
    this.#options.logger.warn(
      `${ref} is not used as it is; what was read of it before stays in force, if anything was: ${refusal}`,
    );
  }

  async #readIdentities(signal: AbortSignal | undefined) {
    const { catalog, auth } = this.#options;
    const seen = new Map<string, { etag: string; isAgent: boolean }>();
    const pages = catalog.streamEntities(
      { filter: FILTER, fields: IDENTITY_FIELDS },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      signal?.throwIfAborted();
      for (const entity of page) {
        seen.set(stringifyEntityRef(entity), {
          etag: entity.metadata.etag ?? '',
          isAgent: entity.kind === 'Component',
        });
      }
    }
    return seen;
  }

  async #readEntities(refs: string[], signal: AbortSignal | undefined) {
    const { catalog, auth } = this.#options;
    const agents: StoredAgent[] = [];
    const policies: StoredPolicy[] = [];
    for (let start = 0; start < refs.length; start += READ_SIZE) {
      signal?.throwIfAborted();
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: refs.slice(start, start + READ_SIZE) },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      for (const entity of items) {
        if (!entity) continue;
        if (entity.kind === 'Component') {
          agents.push(toStoredAgent(entity, this.#options.now()));
        } else {
          const policy = toStoredPolicy(entity);
          if (policy) policies.push(policy);
          else this.#noteRefusal(entity);
        }
      }
    }
    return { agents, policies };
  }
}
