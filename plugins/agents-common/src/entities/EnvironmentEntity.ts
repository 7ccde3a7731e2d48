import type { Entity } from '@backstage/catalog-model';
import type { ENVIRONMENT_STAGES, ENVIRONMENT_TYPE } from './constants';

/**
 * How far an environment is on the way to the users.
 *
 * @public
 */
export type EnvironmentStage = (typeof ENVIRONMENT_STAGES)[number];

/**
 * The `spec.environment` of a `Resource` of type `environment`.
 *
 * @public
 */
export type EnvironmentSpec = {
  /** How far it is on the way to the users. */
  stage: EnvironmentStage;
  /** Position among all environments, lowest first. */
  order: number;
  /** What it is for, in a sentence. */
  purpose: string;
  /** The kind of data it holds. */
  dataClass: string;
  /** Who has access: entity references or plain names. */
  access: string[];
};

/**
 * A `Resource` that is an environment agents run in.
 *
 * @public
 */
export interface EnvironmentEntity extends Entity {
  apiVersion: 'backstage.io/v1alpha1' | 'backstage.io/v1beta1';
  kind: 'Resource';
  spec: {
    type: typeof ENVIRONMENT_TYPE;
    owner: string;
    system?: string;
    dependsOn?: string[];
    dependencyOf?: string[];
    environment: EnvironmentSpec;
  };
}
