import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  type Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ForwardedError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { LocalRepositories, LocalRepository } from '../publish';
import { localRepositoryLocation } from '../register';
import { readComponents } from './readComponents';

/** Opens repositories on this machine for those who may see or change them. */
export class RepositoryAccess {
  private constructor(
    private readonly auth: AuthService,
    private readonly catalog: CatalogService,
    private readonly repositories: LocalRepositories,
    private readonly userInfo: UserInfoService,
  ) {}

  static create(options: {
    auth: AuthService;
    catalog: CatalogService;
    repositories: LocalRepositories;
    userInfo: UserInfoService;
  }): RepositoryAccess {
    const { auth, catalog, repositories, userInfo } = options;
    return new RepositoryAccess(auth, catalog, repositories, userInfo);
  }

  /**
   * Finds a repository. One that the catalog has an agent from is found only by those who
   * may read that agent there, and changed only by its owner. Where the catalog has nothing from
   * it, the owner that its own catalog file names counts; without such a file it is nobody's.
   *
   * @throws NotFoundError when there is none, or none that may be seen
   * @throws NotAllowedError when it may be seen, and not changed
   */
  async open(
    name: string,
    options: { credentials: BackstageCredentials; change: boolean },
  ): Promise<LocalRepository> {
    const registered = await this.#registeredFrom(name);
    for (const entity of registered) {
      const ref = stringifyEntityRef(entity);
      if (!(await this.#canRead(ref, options.credentials))) {
        throw this.#absent(name);
      }
    }
    const repository = await this.repositories.find(name);
    if (options.change) {
      const described =
        registered.length === 0 && repository
          ? (await readComponents(repository.path)).filter(
              component => ownersOf(component).length > 0,
            )
          : registered;
      await this.#refuseOthers(name, described, options.credentials);
    }
    if (!repository) {
      throw this.#absent(name);
    }
    return repository;
  }

  #absent(name: string): NotFoundError {
    return new NotFoundError(
      `There is no repository ${name} in ${this.repositories.root}`,
    );
  }

  /** The agents that the catalog read in the repository, or else what else it read there. */
  async #registeredFrom(name: string): Promise<Entity[]> {
    const location = `${localRepositoryLocation}:${name}`;
    try {
      // As the portal itself: what the person may not see has to be found, too.
      const credentials = await this.auth.getOwnServiceCredentials();
      const { items } = await this.catalog.getEntities(
        {
          filter: { [`metadata.annotations.${ANNOTATION_LOCATION}`]: location },
        },
        { credentials },
      );
      const agents = items.filter(({ kind }) => kind === 'Component');
      return agents.length > 0
        ? agents
        : items.filter(({ kind }) => kind !== 'Location');
    } catch (error) {
      throw new ForwardedError(
        `The catalog could not be asked what it has from ${location}`,
        error,
      );
    }
  }

  async #canRead(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const found = await this.catalog.getEntityByRef(ref, { credentials });
    return found !== undefined;
  }

  async #refuseOthers(
    name: string,
    registered: Entity[],
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (
      registered.length === 0 ||
      this.auth.isPrincipal(credentials, 'service')
    ) {
      return;
    }
    const own = this.auth.isPrincipal(credentials, 'user')
      ? (await this.userInfo.getUserInfo(credentials)).ownershipEntityRefs
      : [];
    const claims = new Set(own.map(ref => ref.toLocaleLowerCase('en-US')));
    for (const entity of registered) {
      const owners = ownersOf(entity);
      if (!owners.some(owner => claims.has(owner))) {
        throw new NotAllowedError(
          `The repository ${name} holds ${stringifyEntityRef(
            entity,
          )}, which belongs to ${
            owners.join(', ') || 'nobody'
          }; only its owner may have files added to it`,
        );
      }
    }
  }
}

function ownersOf(entity: Entity): string[] {
  const related = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  const owner = entity.spec?.owner;
  if (related.length > 0 || typeof owner !== 'string' || !owner) {
    return related;
  }
  const defaultNamespace = entity.metadata.namespace;
  return [
    stringifyEntityRef(
      parseEntityRef(owner, { defaultKind: 'Group', defaultNamespace }),
    ),
  ];
}
