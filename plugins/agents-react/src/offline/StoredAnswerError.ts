const NAME = 'StoredAnswerError';

/**
 * There is no answer of the portal, but one that this device stored earlier.
 *
 * @public
 */
export class StoredAnswerError extends Error {
  /** When the answer was stored, in milliseconds UTC. */
  readonly storedAt: number;

  constructor(storedAt: number) {
    super('The portal was not reached; this device kept an earlier answer');
    this.name = NAME;
    this.storedAt = storedAt;
  }
}

/** Whether an error says that an answer is one that this device stored. */
export function isStoredAnswerError(
  error: unknown,
): error is StoredAnswerError {
  return error instanceof Error && error.name === NAME;
}
