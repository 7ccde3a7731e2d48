import { createAdoptAction } from './createAdoptAction';
import { createCatalogWriteAction } from './createCatalogWriteAction';
import { createEnvironmentsWriteAction } from './createEnvironmentsWriteAction';
import { createLockWriteAction } from './createLockWriteAction';
import { createObservabilityWriteAction } from './createObservabilityWriteAction';
import { createPipelineWriteAction } from './createPipelineWriteAction';
import { createPlanAction } from './createPlanAction';
import { createPublishLocalAction } from './createPublishLocalAction';
import { createRegisterAction } from './createRegisterAction';
import { createServiceRenderAction } from './createServiceRenderAction';
import { createValidateAction } from './createValidateAction';

export type { ServiceTools } from './ServiceTools';

/** All actions, in the order in which a template uses them. */
export const actionFactories = [
  createPlanAction,
  createServiceRenderAction,
  createPipelineWriteAction,
  createEnvironmentsWriteAction,
  createObservabilityWriteAction,
  createCatalogWriteAction,
  createLockWriteAction,
  createValidateAction,
  createPublishLocalAction,
  createRegisterAction,
  createAdoptAction,
];
