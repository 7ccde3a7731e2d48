import { MockResponseError } from '../testing';
import { isTransient } from './isTransient';

describe('isTransient', () => {
  it.each([500, 502, 503])('holds for status %d', status => {
    expect(isTransient(new MockResponseError(status))).toBe(true);
  });

  it.each([400, 401, 403, 404])('does not hold for status %d', status => {
    expect(isTransient(new MockResponseError(status))).toBe(false);
  });

  it('holds when the backend was not reached, not when nobody waits any more', () => {
    expect(isTransient(new TypeError('Failed to fetch'))).toBe(true);
    const aborted = new Error('aborted');
    aborted.name = 'AbortError';
    expect(isTransient(aborted)).toBe(false);
  });
});
