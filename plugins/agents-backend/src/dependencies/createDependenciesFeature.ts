import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import { VisibleAgentsReadModel } from '../kpis/samples';
import type { AddRoutes } from '../router/createRouter';
import { dependencyRouter } from '../router/dependencyRouter';
import {
  DefaultDependencyReadModel,
  type DependencyReadModelOptions,
} from './DefaultDependencyReadModel';
import type { DependencyReadModel } from './DependencyReadModel';
import { DependencyService } from './DependencyService';

/** Puts together what tells how it is what agents depend on. */
export function createDependenciesFeature(
  options: DependencyReadModelOptions & {
    knex: Knex;
    httpAuth: HttpAuthService;
    authorizer: FleetAuthorizer;
    now: () => number;
  },
): {
  /** For people. */
  dependencies: DependencyService;
  /** For the rules of alerts. */
  readModel: DependencyReadModel;
  routes: AddRoutes[];
} {
  const readModel = DefaultDependencyReadModel.create(options);
  const dependencies = DependencyService.create({
    ...options,
    readModel,
    visible: VisibleAgentsReadModel.create(options),
  });
  return {
    dependencies,
    readModel,
    routes: [dependencyRouter({ ...options, dependencies })],
  };
}
