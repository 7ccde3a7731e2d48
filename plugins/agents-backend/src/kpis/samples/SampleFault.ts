import { InputError, NotAllowedError } from '@backstage/errors';

/** Why a batch was refused, as it is counted. */
export type RefusalReason =
  | 'future'
  | 'late'
  | 'nonFinite'
  | 'malformed'
  | 'notAllowed';

/** A sample that is not acceptable, with what is wrong about it. */
export class SampleFault extends InputError {
  readonly reason: RefusalReason;

  constructor(message: string, reason: RefusalReason = 'malformed') {
    super(message);
    this.reason = reason;
  }
}

/** Why a batch was refused; undefined for what is wrong with us. */
export function refusalReason(error: unknown): RefusalReason | undefined {
  if (error instanceof SampleFault) return error.reason;
  if (error instanceof NotAllowedError) return 'notAllowed';
  return error instanceof InputError ? 'malformed' : undefined;
}
