import {
  formatEntityIssue,
  isAgentEntity,
  isRolloutPlanEntity,
  isScorecardEntity,
  readAgent,
  validateAgentEnvironments,
  validateAgentPortalEntity,
  validateEntityLimits,
} from '@agent-portal/plugin-agents-common';
import type {
  AgentInstanceDefinition,
  EntityIssue,
} from '@agent-portal/plugin-agents-common';
import { ENTITY_STATUS_CATALOG_PROCESSING_TYPE } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import type { AlphaEntity } from '@backstage/catalog-model/alpha';
import { InputError } from '@backstage/errors';
import { processingResult } from '@backstage/plugin-catalog-node';
import type {
  CatalogProcessor,
  CatalogProcessorEmit,
  CatalogProcessorResult,
  LocationSpec,
} from '@backstage/plugin-catalog-node';
import { environmentRefreshKey } from '../environments';
import type { EnvironmentDirectory } from '../environments';
import {
  agentRelations,
  rolloutPlanRelations,
  scorecardRelations,
} from './agentPortalRelations';
import { schemaIssues } from './schemaIssues';

const MOST_ISSUES_IN_A_MESSAGE = 10;

/**
 * Validates the entities of Agent Portal and adds the relations that the model
 * cannot express. An entity that is wrong is refused with an error of its own;
 * no other entity is touched. Reads nothing from the network.
 */
export class AgentPortalEntityProcessor implements CatalogProcessor {
  static create(options: {
    environments: Pick<EnvironmentDirectory, 'isMissing'>;
  }): AgentPortalEntityProcessor {
    return new AgentPortalEntityProcessor(options.environments);
  }

  private constructor(
    private readonly environments: Pick<EnvironmentDirectory, 'isMissing'>,
  ) {}

  getProcessorName(): string {
    return 'AgentPortalEntityProcessor';
  }

  /** Before the catalog's own processors: its messages leave the value out. */
  getPriority(): number {
    return 5;
  }

  async preProcessEntity(entity: Entity): Promise<Entity> {
    // Before anybody copies the entity: a copy may hide what is wrong with it.
    throwIfAny(validateEntityLimits(entity));
    return entity;
  }

  async validateEntityKind(entity: Entity): Promise<boolean> {
    const issues = validateAgentPortalEntity(entity);
    const paths = new Set(issues.map(issue => issue.path));
    throwIfAny([
      ...issues,
      ...schemaIssues(entity).filter(issue => !paths.has(issue.path)),
    ]);
    // The model says whether it knows the kind; this only ever objects.
    return false;
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    if (isAgentEntity(entity)) {
      const instances = readAgent(entity).agent?.instances ?? [];
      emitAll(agentRelations(entity, instances), emit);
      return this.checkEnvironments(entity, instances, emit);
    }
    if (isRolloutPlanEntity(entity)) {
      emitAll(rolloutPlanRelations(entity), emit);
    }
    if (isScorecardEntity(entity)) {
      emitAll(scorecardRelations(entity), emit);
    }
    return entity;
  }

  /**
   * An environment may be registered after the agents in it, so one that is
   * missing does not keep an agent out of the catalog. It is put into the
   * entity's status as a processing error, until the environment is there.
   */
  private checkEnvironments(
    entity: Entity,
    instances: AgentInstanceDefinition[],
    emit: CatalogProcessorEmit,
  ): Entity {
    for (const { environment } of instances) {
      emit(processingResult.refresh(environmentRefreshKey(environment)));
    }
    const issues = validateAgentEnvironments(
      instances,
      ref => !this.environments.isMissing(ref),
    );
    if (issues.length === 0) {
      return entity;
    }
    const status: AlphaEntity['status'] = {
      items: issues.map(issue => {
        const message = formatEntityIssue(issue);
        return {
          type: ENTITY_STATUS_CATALOG_PROCESSING_TYPE,
          level: 'error',
          message: `InputError: ${message}`,
          error: { name: 'InputError', message },
        };
      }),
    };
    return Object.assign({}, entity, { status });
  }
}

function emitAll(
  results: CatalogProcessorResult[],
  emit: CatalogProcessorEmit,
): void {
  for (const result of results) {
    emit(result);
  }
}

function throwIfAny(issues: EntityIssue[]): void {
  if (issues.length === 0) {
    return;
  }
  const shown = issues
    .slice(0, MOST_ISSUES_IN_A_MESSAGE)
    .map(formatEntityIssue);
  const more = issues.length - shown.length;
  throw new InputError(
    [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'),
  );
}
