import type { HealthComponent, HealthStatus } from '../api/types';

/**
 * An HTTP answer from a health endpoint, before anyone has looked into it.
 *
 * @public
 */
export interface HealthAnswer {
  /** HTTP status code. */
  status: number;
  /** The `Content-Type` header; empty when there is none. */
  contentType: string;
  /** The decoded body. */
  body: string;
}

/**
 * What one health document says.
 *
 * @public
 */
export interface HealthReading {
  status: HealthStatus;
  /** Why, in one sentence without a full stop. */
  reason: string;
  /**
   * The kind of the reason, such as `http-503` or `reports:database:connections`: the same as
   * long as the reason is the same in substance, whatever numbers it carries.
   */
  cause: string;
  /** The version that the service reports. */
  release?: string;
  /** At most {@link MAXIMUM_COMPONENTS}. */
  components: HealthComponent[];
  /** Whether the answer was a health document, rather than a bare status code or something else. */
  isDocument: boolean;
}

/** How many components of one document are kept. @public */
export const MAXIMUM_COMPONENTS = 50;
