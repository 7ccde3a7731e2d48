import {
  type agentsContract,
  openapiDocument,
} from '@agent-portal/plugin-agents-common';
import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
  type Router,
} from 'express';
import { asServiceError } from '../database/databaseErrors';

type Operations = agentsContract.operations;

type Parameters<Id extends keyof Operations> = Operations[Id]['parameters'];

type Body<Operation> = Operation extends {
  requestBody: { content: { 'application/json': infer Content } };
}
  ? Content
  : undefined;

type Answers<Responses> = {
  [Status in keyof Responses]: Status extends 'default'
    ? never
    : Responses[Status] extends { content: infer Content }
    ? Content[keyof Content]
    : undefined;
}[keyof Responses];

/** Handles one operation of the API contract; parameters, body and answer are typed by it. */
export type OperationHandler<Id extends keyof Operations> = RequestHandler<
  NonNullable<Parameters<Id>['path']>,
  Answers<Operations[Id]['responses']>,
  Body<Operations[Id]>,
  NonNullable<Parameters<Id>['query']>
>;

/** Adds the routes of one resource to the plugin's router. */
export type AddRoutes = (router: Router) => void;

/** A thousand samples with their sources fit into this. */
const BODY_LIMIT = '2mb';

/**
 * Answers 503 while the database is away, and nothing in its own words. It has four parameters, as
 * Express tells error handlers by their number.
 */
export const hideDatabaseErrors: ErrorRequestHandler = (
  error,
  _req,
  _res,
  next,
) => {
  next(asServiceError(error));
};

/**
 * Creates the plugin's router. Requests are validated against the API contract; a request that
 * does not fit is answered with 400 and the name of the parameter.
 */
export function createRouter(resources: AddRoutes[]): Router {
  const router: Router = createValidatedOpenApiRouterFromGeneratedEndpointMap(
    openapiDocument,
    { middleware: [express.json({ limit: BODY_LIMIT })] },
  );
  for (const addRoutes of resources) addRoutes(router);
  router.use(hideDatabaseErrors);
  return router;
}
