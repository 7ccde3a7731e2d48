import type { AuthService } from '@backstage/backend-plugin-api';
import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import { ConflictError, ForwardedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { AgentAnswers } from '../answers';
import { answersId } from '../lock';
import type { LocalRepositories } from '../publish';
import { committedLock } from './committedLock';
import {
  catalogInfoPath,
  localRepositoryLocation,
} from './localRepositoryLocation';

/** Finds out whether the name of a service is free, before anything is made. */
export class NameCheck {
  private constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
    private readonly repositories: LocalRepositories,
  ) {}

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    repositories: LocalRepositories;
  }): NameCheck {
    return new NameCheck(options.catalog, options.auth, options.repositories);
  }

  /**
   * Takes what an attempt of the same task registered for its own.
   *
   * @throws ConflictError naming what has the name already
   */
  async refuseTaken(
    answers: AgentAnswers,
    options: { local: boolean },
  ): Promise<void> {
    const { name } = answers;
    const repository = options.local
      ? await this.repositories.find(name)
      : undefined;
    const madeBy = repository?.madeBy;
    const own = (madeBy?.answers ?? madeBy?.lock) === answersId(answers);
    if (repository && !own) {
      throw new ConflictError(
        `name ${name} is taken: there is a repository with other content at ${repository.path}; choose another name`,
      );
    }
    for (const ref of [
      `component:default/${name}`,
      `api:default/${name}-a2a`,
      `kpiset:default/${name}`,
    ]) {
      const location = await this.#locationOf(ref);
      if (location === undefined) {
        continue;
      }
      const self = options.local
        ? own && location === `${localRepositoryLocation}:${name}`
        : await this.#isOwn(location, answers);
      if (!self) {
        throw new ConflictError(
          `name ${name} is taken: the catalog has ${ref}${
            location ? ` from ${location}` : ''
          }; choose another name`,
        );
      }
    }
  }

  /** Whether a location is the one that a repository elsewhere is registered as. */
  async #isOwn(location: string, answers: AgentAnswers): Promise<boolean> {
    const base = answers.repositoryUrl?.replace(/(\.git)?\/*$/, '');
    if (base && location.startsWith(`url:${base}/`)) {
      return location.endsWith(`/${catalogInfoPath}`);
    }
    const prefix = `${localRepositoryLocation}:`;
    if (!location.startsWith(prefix)) {
      return false;
    }
    // Adoption leaves no marker; its lock file tells which answers it was done with.
    const adopted = await this.repositories.find(location.slice(prefix.length));
    const lock = adopted && (await committedLock(adopted.path));
    return lock !== undefined && answersId(lock.answers) === answersId(answers);
  }

  /** Where an entity comes from; empty when unknown, undefined when there is none. */
  async #locationOf(ref: string): Promise<string | undefined> {
    try {
      // As the portal itself: a name is taken also by what the person may not see.
      const credentials = await this.auth.getOwnServiceCredentials();
      const entity = await this.catalog.getEntityByRef(ref, { credentials });
      return (
        entity && (entity.metadata.annotations?.[ANNOTATION_LOCATION] ?? '')
      );
    } catch (error) {
      throw new ForwardedError(
        `The catalog could not be asked whether ${ref} is taken`,
        error,
      );
    }
  }
}
