import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ForwardedError, isError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { SideEffects } from '../build';
import { CatalogRefusal } from './CatalogRefusal';

/** Status codes that are about the location itself, which no later try changes. */
const refusals = [400, 409, 422];

/** What a location has to bring into the catalog. */
export interface Registration {
  type: string;
  target: string;
  /** Reference of the agent. */
  entityRef: string;
}

/** Registers locations in the catalog, each once. */
export class AgentRegistration {
  private constructor(
    private readonly catalog: CatalogService,
    private readonly effects: SideEffects,
  ) {}

  static create(options: {
    catalog: CatalogService;
    effects: SideEffects;
  }): AgentRegistration {
    return new AgentRegistration(options.catalog, options.effects);
  }

  /**
   * @returns whether the location is new
   * @throws CatalogRefusal with the catalog's reason when it refuses the location
   * @throws ForwardedError when it cannot be told whether it does
   */
  async ensure(
    registration: Registration,
    credentials: BackstageCredentials,
  ): Promise<{ created: boolean }> {
    if (await this.exists(registration, credentials)) {
      return { created: false };
    }
    const { type, target, entityRef } = registration;
    await this.#tryOut(registration, credentials);
    try {
      await this.effects.run('add the location', () =>
        this.catalog.addLocation({ type, target }, { credentials }),
      );
      return { created: true };
    } catch (error) {
      if (await this.exists(registration, credentials)) {
        return { created: false };
      }
      throw failure({ entityRef, type, target, reason: error });
    }
  }

  async exists(
    { type, target }: Registration,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const ref = `${type}:${target}`;
    const found = await this.catalog.getLocationByRef(ref, { credentials });
    return found !== undefined;
  }

  /** Lets the catalog read the location without keeping it. */
  async #tryOut(
    registration: Registration,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { type, target, entityRef } = registration;
    const answer = await this.catalog
      .addLocation({ type, target, dryRun: true }, { credentials })
      .catch(reason => {
        throw failure({ ...registration, reason });
      });
    const found = answer.entities.map(({ kind, metadata }) =>
      `${kind}:${metadata.namespace ?? 'default'}/${
        metadata.name
      }`.toLocaleLowerCase('en-US'),
    );
    if (!found.includes(entityRef)) {
      throw new CatalogRefusal(
        `${type}:${target} brings ${
          found.join(', ') || 'nothing'
        } into the catalog, and not ${entityRef}; correct its catalog-info.yaml`,
      );
    }
  }
}

function failure(options: Registration & { reason: unknown }): Error {
  const { type, target, entityRef, reason } = options;
  const place = `${entityRef} from ${type}:${target}`;
  const status = isError(reason)
    ? Reflect.get(reason, 'statusCode')
    : undefined;
  if (typeof status === 'number' && refusals.includes(status)) {
    const said = isError(reason) ? causeOf(reason).message : String(reason);
    return new CatalogRefusal(`The catalog refused ${place}: ${said}`);
  }
  return new ForwardedError(
    `The catalog could not be asked to take in ${place}; try again`,
    reason,
  );
}

/** What the catalog said, rather than how its client wraps it. */
function causeOf(error: Error): Error {
  const cause: unknown = Reflect.get(error, 'cause');
  return isError(cause) && cause.message ? cause : error;
}
