import { ConflictError, InputError } from '@backstage/errors';
import { ReleaseChange, ReleaseState } from './releaseSchema';

/**
 * Sets the candidate, the weight, or both.
 *
 * @throws ConflictError when a weight is set and there is no candidate.
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
  if (candidate.version === state.stable.version) {
    throw new InputError(
      `candidate.version: ${candidate.version} is the stable release already`,
    );
  }
  return { stable: state.stable, candidate, weight: change.weight };
}

/**
 * Makes the candidate the stable release. Naming a version that is stable
 * already changes nothing, so a promotion can be repeated.
 *
 * @throws ConflictError when there is no candidate, or another one.
 */
export function withPromotion(
  state: ReleaseState,
  version?: string,
): ReleaseState {
  const { stable, candidate } = state;
  if (version !== undefined && version === stable.version) {
    return state;
  }
  if (!candidate) {
    throw new ConflictError('There is no candidate release to promote');
  }
  if (version !== undefined && version !== candidate.version) {
    throw new ConflictError(
      `version: the candidate is ${candidate.version}, not ${version}`,
    );
  }
  return { stable: candidate, weight: 0 };
}

/** Sends everything to the stable release and forgets the candidate. */
export function withoutCandidate(state: ReleaseState): ReleaseState {
  return { stable: state.stable, weight: 0 };
}
