import type { JsonObject } from '@backstage/types';
import agentComponent from './agent-component.schema.json';
import alertPolicy from './alert-policy.schema.json';
import environmentResource from './environment-resource.schema.json';
import kpiSet from './kpi-set.schema.json';
import rolloutPlan from './rollout-plan.schema.json';
import scorecard from './scorecard.schema.json';

/**
 * JSON Schema (draft 7) of a `Component` of type `ai-agent`. As all schemas of
 * this package it describes `spec` and leaves the rest of the entity to the
 * catalog.
 *
 * @public
 */
export const agentComponentSchema: JsonObject = agentComponent;

/**
 * JSON Schema (draft 7) of a `Resource` of type `environment`.
 *
 * @public
 */
export const environmentResourceSchema: JsonObject = environmentResource;

/**
 * JSON Schema (draft 7) of a `KpiSet`.
 *
 * @public
 */
export const kpiSetSchema: JsonObject = kpiSet;

/**
 * JSON Schema (draft 7) of a `RolloutPlan`.
 *
 * @public
 */
export const rolloutPlanSchema: JsonObject = rolloutPlan;

/**
 * JSON Schema (draft 7) of a `Scorecard`.
 *
 * @public
 */
export const scorecardSchema: JsonObject = scorecard;

/**
 * JSON Schema (draft 7) of an `AlertPolicy`.
 *
 * @public
 */
export const alertPolicySchema: JsonObject = alertPolicy;
