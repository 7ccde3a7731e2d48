import {
  type CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ROLLOUT_PLAN_KIND, SCORECARD_KIND } from '../entities/constants';

/** Where an agent is found below `/v1/agents`. */
export function toAgentPath(
  ref: string | CompoundEntityRef,
): CompoundEntityRef {
  return parseEntityRef(toText(ref));
}

/** Where a scorecard is found below `/v1/scorecards`. */
export function toScorecardPath(ref: string | CompoundEntityRef) {
  return toPath(ref, SCORECARD_KIND);
}

/** Where a plan is found below `/v1/rollout-plans`. */
export function toRolloutPlanPath(ref: string | CompoundEntityRef) {
  return toPath(ref, ROLLOUT_PLAN_KIND);
}

function toPath(ref: string | CompoundEntityRef, defaultKind: string) {
  const { namespace, name } = parseEntityRef(toText(ref), { defaultKind });
  return { namespace, name };
}

function toText(ref: string | CompoundEntityRef): string {
  return typeof ref === 'string' ? ref : stringifyEntityRef(ref);
}
