import { webAddress } from './webAddress';

describe('webAddress', () => {
  it.each(['https://docs.example.com/a', 'HTTP://example.com', '/docs/a', '/'])(
    'lets %s pass',
    url => expect(webAddress(url)).toBe(url),
  );

  it.each([
    'data:text/html,<script>alert(1)</script>',
    'ftp://example.com',
    // Browsers take both of these for another host.
    '//evil.example.com',
    '/\\evil.example.com',
    'docs/a',
    '',
    undefined,
  ])('holds %s back', url => expect(webAddress(url)).toBeUndefined());
});
