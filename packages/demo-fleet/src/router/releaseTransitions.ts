import { ConflictError, InputError } from '@backstage/errors';
import {
  Demotion,
  Promotion,
  Release,
  ReleaseChange,
  ReleaseState,
  Restoration,
} from './releaseSchema';

/**
 * Sets the candidate, the weight, or both.
 *
 * @throws ConflictError when a weight is set and there is no candidate, or not the one that is meant.
 * @throws InputError when the candidate is the stable release.
 */
export function withChange(
  state: ReleaseState,
  change: ReleaseChange,
): ReleaseState {
  const candidate = change.candidate ?? state.candidate;
  if (!candidate) {
    throw new ConflictError(
      'candidate: there is no candidate release to give a weight; name one',
    );
  }
  if (change.version !== undefined && change.version !== candidate.version) {
    throw new ConflictError(
      `version: the candidate is ${candidate.version}, not ${change.version}`,
    );
  }
  if (candidate.version === state.stable.version) {
    throw new InputError(
      `candidate.version: ${candidate.version} is the stable release already`,
    );
  }
  return { ...state, candidate, weight: change.weight };
}

/**
 * Makes the candidate the stable release. Naming a version that is stable
 * already promotes nothing, so a promotion can be repeated.
 *
 * @throws ConflictError when there is no candidate, or another one.
 */
export function withPromotion(
  state: ReleaseState,
  promotion: Promotion = {},
): ReleaseState {
  const { stable, candidate } = state;
  const { version, keepFormer = true } = promotion;
  if (version !== undefined && version === stable.version) {
    return keepFormer || !state.former ? state : withoutFormer(state);
  }
  if (!candidate) {
    throw new ConflictError('There is no candidate release to promote');
  }
  if (version !== undefined && version !== candidate.version) {
    throw new ConflictError(
      `version: the candidate is ${candidate.version}, not ${version}`,
    );
  }
  return {
    stable: candidate,
    ...(keepFormer && { former: stable }),
    weight: 0,
  };
}

/** Sends everything to the stable release and forgets the candidate. */
export function withoutCandidate(state: ReleaseState): ReleaseState {
  const { stable, former } = state;
  return { stable, ...(former && { former }), weight: 0 };
}

/**
 * Sends everything to the release that is meant: the stable one, or the former
 * one when the candidate was promoted. What served beside it waits as the
 * candidate, without any requests. Without a version it is the stable release
 * while there is a candidate, else the former one.
 *
 * @throws ConflictError when the release is neither.
 */
export function withRestoration(
  state: ReleaseState,
  restoration: Restoration = {},
): ReleaseState {
  const { stable, candidate, former } = state;
  const { version } = restoration;
  const isStableMeant =
    version === undefined ? candidate : version === stable.version;
  if (isStableMeant) {
    return state.weight === 0 ? state : { ...state, weight: 0 };
  }
  if (!former || (version !== undefined && version !== former.version)) {
    throw new ConflictError(
      `version: ${
        version ?? 'what was stable before'
      } cannot be gone back to; ${stable.version} is stable, and ${
        former ? `${former.version} was before` : 'no former release is kept'
      }`,
    );
  }
  return { stable: former, candidate: stable, weight: 0 };
}

/** The releases of two environments after a former release moved between them. */
export interface Demoted {
  from: ReleaseState;
  to: ReleaseState;
}

/**
 * Moves the former release to another environment, whose release it becomes.
 * Where it was moved before, nothing changes.
 *
 * @throws ConflictError when there is no former release, or another one.
 */
export function withDemotion(
  states: Demoted,
  { version }: Pick<Demotion, 'version'>,
): Demoted {
  const { former } = states.from;
  if (!former) {
    if (version !== undefined && states.to.stable.version === version) {
      return states;
    }
    throw new ConflictError('There is no former release to demote');
  }
  if (version !== undefined && version !== former.version) {
    throw new ConflictError(
      `version: the former release is ${former.version}, not ${version}`,
    );
  }
  return { from: withoutFormer(states.from), to: alone(former) };
}

function withoutFormer({ former: _, ...state }: ReleaseState): ReleaseState {
  return state;
}

function alone(stable: Release): ReleaseState {
  return { stable, weight: 0 };
}
