import { isStoredAnswerError } from '../offline/StoredAnswerError';
import { statusCodeOf } from '../queries';

/** A failure in words. @public */
export interface Failure {
  /** What happened. */
  cause: string;
  /** What the reader can do about it. */
  advice: string;
}

/**
 * Says in words why the agents backend gave no answer, and what to do.
 *
 * @public
 */
export function describeFailure(error: unknown): Failure {
  if (isStoredAnswerError(error)) {
    return {
      cause:
        'The portal is not reached: this is what this device kept, and it may be different now.',
      advice:
        'Check the connection. It is asked again every 15 s without your doing.',
    };
  }
  const status = statusCodeOf(error);
  if (status === undefined) {
    return {
      cause: 'The portal could not be reached.',
      advice:
        'Check the connection. It is asked again every 15 s without your doing.',
    };
  }
  if (status === 401) {
    return {
      cause: 'Your session has ended.',
      advice: 'Sign in again.',
    };
  }
  if (status === 403) {
    return {
      cause: 'You may not see this.',
      advice: 'Ask the owner of the agent, or an administrator, for access.',
    };
  }
  if (status === 404) {
    return {
      cause: 'The portal does not know this agent.',
      advice:
        'An agent that was just registered appears within a minute. If it does not, check that its entry in the catalog is of type ai-agent and that you may read it.',
    };
  }
  if (status === 503) {
    return {
      cause: 'The portal cannot reach its database right now.',
      advice: 'It recovers by itself and is asked again every 15 s.',
    };
  }
  const message = messageOf(error);
  return {
    cause: `The portal answered with an error (${status}): ${message}`,
    advice:
      status >= 500
        ? 'Try again. If it stays, tell those who run the portal.'
        : 'Check the address of this page, its filters above all.',
  };
}

/** The backend's own words, which name the parameter, where it said any. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message
    ? cause.message
    : error.message;
}
