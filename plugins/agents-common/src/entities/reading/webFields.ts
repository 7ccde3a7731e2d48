import type { Field } from './fields';

const LONGEST_URL = 2048;

/**
 * The base URL of a service: `http` or `https`, without credentials, query or
 * fragment. Returned without a slash at its end.
 */
export const baseUrl: Field<string> = (value, place) => {
  const url = typeof value === 'string' ? parseUrl(value) : undefined;
  if (!url) {
    return place.report(
      value,
      'is not a URL',
      'write one such as https://agent.example.com:8443',
    );
  }
  if (url.username || url.password) {
    // The value holds a secret, and issues end up in logs and on pages.
    return place.reportText(
      JSON.stringify(`${url.protocol}//***@${url.host}`),
      'carries credentials',
      'take the user and password out of it',
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return place.report(
      value,
      `uses ${url.protocol.slice(0, 20)}`,
      'write a URL that starts with http:// or https://',
    );
  }
  if (url.search || url.hash) {
    return place.report(
      value,
      'has a query or fragment',
      'write the base URL alone; paths go into health.paths and metrics.path',
    );
  }
  return url.href.replace(/\/+$/, '');
};

/** The URL of a page: `http` or `https`, without credentials. */
export const pageUrl: Field<string> = (value, place) => {
  const url = typeof value === 'string' ? parseUrl(value) : undefined;
  const usable =
    url &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    !url.username &&
    !url.password;
  if (!usable) {
    return place.reportText(
      url?.password || url?.username ? '"***"' : JSON.stringify(shorten(value)),
      'is not the URL of a page',
      'write one that starts with http:// or https:// and has no credentials',
    );
  }
  return url.href;
};

const DATE =
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** A date or date-time, returned as a date-time in UTC. */
export const dateTime: Field<string> = (value, place) => {
  const time =
    typeof value === 'string' && DATE.test(value) ? parseTime(value) : NaN;
  return Number.isNaN(time)
    ? place.report(
        value,
        'is not a date',
        'write one such as 2025-01-27 or 2025-01-27T09:30:00Z',
      )
    : new Date(time).toISOString();
};

function parseTime(text: string): number {
  const day = text.slice(0, 10);
  const midnight = new Date(`${day}T00:00:00Z`);
  // JavaScript reads 30 February as 2 March.
  return !Number.isNaN(midnight.getTime()) &&
    midnight.toISOString().startsWith(day)
    ? Date.parse(text)
    : NaN;
}

function parseUrl(text: string): URL | undefined {
  if (text.length > LONGEST_URL || !/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    return undefined;
  }
  return URL.canParse(text) ? new URL(text) : undefined;
}

function shorten(value: unknown): string {
  return String(value).slice(0, 80);
}
