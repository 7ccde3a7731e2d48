import type {
  RolloutState,
  RolloutsQuery,
} from '@agent-portal/plugin-agents-common';
import { ROLLOUT_STATES } from '@agent-portal/plugin-agents-react';

/** Everything about the list of rollouts that its address says. */
export interface RolloutsView {
  /** Only rollouts in these states; all when empty. */
  state: RolloutState[];
  /** References of waves, `planRef#waveId`. */
  wave: string[];
  owner: string[];
  /** Reference of a plan. */
  plan?: string;
  /** Reference of an environment. */
  environment?: string;
  /** Page of the rollouts that have ended; the newest when absent. */
  cursor?: string;
}

const MAXIMUM_VALUES = 100;

/** Reads the view from an address; what it does not know it leaves out. */
export function parseRolloutsView(params: URLSearchParams): RolloutsView {
  return {
    state: valuesOf(params, 'state').filter(isState),
    wave: valuesOf(params, 'wave'),
    owner: valuesOf(params, 'owner'),
    plan: params.get('plan') || undefined,
    environment: params.get('environment') || undefined,
    cursor: params.get('cursor') || undefined,
  };
}

/** Writes the view to an address; what is as usual is left out. */
export function formatRolloutsView(view: RolloutsView): URLSearchParams {
  const params = new URLSearchParams();
  for (const key of ['state', 'wave', 'owner'] as const) {
    for (const value of view[key]) params.append(key, value);
  }
  for (const key of ['plan', 'environment', 'cursor'] as const) {
    const value = view[key];
    if (value) params.set(key, value);
  }
  return params;
}

/** What the view asks the backend for, besides whether the rollouts are under way. */
export function toRolloutsQuery(view: RolloutsView): RolloutsQuery {
  const { state, wave, owner, plan, environment } = view;
  return {
    ...(state.length > 0 && { state }),
    ...(wave.length > 0 && { wave }),
    ...(owner.length > 0 && { owner }),
    ...(plan && { plan }),
    ...(environment && { environment }),
  };
}

/** Whether a view leaves rollouts out. */
export function isFiltered(view: RolloutsView): boolean {
  return Object.keys(toRolloutsQuery(view)).length > 0;
}

/** No filter at all. */
export function everything(): RolloutsView {
  return { state: [], wave: [], owner: [] };
}

function valuesOf(params: URLSearchParams, key: string): string[] {
  return [...new Set(params.getAll(key))]
    .filter(Boolean)
    .slice(0, MAXIMUM_VALUES);
}

function isState(value: string): value is RolloutState {
  return ROLLOUT_STATES.some(state => state === value);
}
