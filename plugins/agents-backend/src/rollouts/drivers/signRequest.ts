import { createHmac } from 'node:crypto';

/**
 * Signs a request, so that who receives it knows that it is from this portal and recent.
 *
 * The signature is the HMAC-SHA256 of `<timestamp>.<content>` in hexadecimal digits, where the
 * content is the body, or, of a request without one, its path with the query.
 *
 * @param options - `at` in ms since 1970; the timestamp is in seconds.
 */
export function signRequest(options: {
  secret: string;
  content: string;
  at: number;
}): { 'x-agent-portal-timestamp': string; 'x-agent-portal-signature': string } {
  const timestamp = String(Math.floor(options.at / 1_000));
  const signature = createHmac('sha256', options.secret)
    .update(`${timestamp}.${options.content}`)
    .digest('hex');
  return {
    'x-agent-portal-timestamp': timestamp,
    'x-agent-portal-signature': `sha256=${signature}`,
  };
}
