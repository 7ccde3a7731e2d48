import { CustomErrorBase } from '@backstage/errors';

/** A newer command was accepted, so this one comes too late. */
export class FenceError extends CustomErrorBase {
  name = 'FenceError' as const;
}
