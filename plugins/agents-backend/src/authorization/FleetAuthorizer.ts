import { AGENT_TYPE } from '@agent-portal/plugin-agents-common';
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { AgentScope } from './AgentScope';
import type { Viewer } from './Viewer';
import { toAgentCriteria } from './toAgentCriteria';

/** Decides which agents a caller may see and what they may do. */
export class FleetAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;

  private constructor(options: {
    permissions: PermissionsService;
    catalog: CatalogService;
  }) {
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
  }

  static create(options: {
    permissions: PermissionsService;
    catalog: CatalogService;
  }): FleetAuthorizer {
    return new FleetAuthorizer(options);
  }

  /**
   * The agents that `catalog.entity.read` lets the caller see: one call to the permission
   * framework, whatever the size of the fleet. A condition that cannot be answered from stored
   * facts is left to the catalog, which is asked once, as the caller.
   */
  async readScope(credentials: BackstageCredentials): Promise<AgentScope> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.ALLOW) return { type: 'all' };
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      return { type: 'none' };
    }
    const criteria =
      decision.pluginId === 'catalog'
        ? toAgentCriteria(decision.conditions)
        : undefined;
    return criteria
      ? { type: 'criteria', criteria }
      : { type: 'refs', refs: await this.#askCatalog(credentials) };
  }

  /** What the caller may see: one call to the permission framework. */
  async readViewer(credentials: BackstageCredentials): Promise<Viewer> {
    const scope = await this.readScope(credentials);
    return {
      scope,
      listSeen: refs => this.#listSeen(refs, { scope, credentials }),
    };
  }

  /** @throws NotAllowedError unless the caller has the permission. */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `This needs the permission ${permission.name}, which you do not have`,
      );
    }
  }

  /** Names of those of the permissions that the caller has: one call to the permission framework. */
  async listGranted(
    permissions: BasicPermission[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const decisions = await this.#permissions.authorize(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    return new Set(
      permissions
        .filter((_, index) => decisions[index].result === AuthorizeResult.ALLOW)
        .map(({ name }) => name),
    );
  }

  /** A condition is left to the catalog: what its rules ask for is stored of agents alone. */
  async #listSeen(
    refs: string[],
    options: { scope: AgentScope; credentials: BackstageCredentials },
  ): Promise<Set<string>> {
    const { scope, credentials } = options;
    if (scope.type === 'all') return new Set(refs);
    if (scope.type === 'none' || refs.length === 0) return new Set();
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs: refs,
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    return new Set(
      items.flatMap(entity => (entity ? stringifyEntityRef(entity) : [])),
    );
  }

  async #askCatalog(credentials: BackstageCredentials): Promise<string[]> {
    const refs: string[] = [];
    const pages = this.#catalog.streamEntities(
      {
        filter: { kind: 'Component', 'spec.type': AGENT_TYPE },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) refs.push(stringifyEntityRef(entity));
    }
    return refs;
  }
}
