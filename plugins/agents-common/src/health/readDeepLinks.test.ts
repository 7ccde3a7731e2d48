import { readDeepLinks } from './readDeepLinks';

const entity = (annotations: unknown) => ({ metadata: { annotations } });

describe('readDeepLinks', () => {
  it('reads the annotations of the ecosystem, our own, and a list of further ones', () => {
    expect(
      readDeepLinks(
        entity({
          'grafana/overview-dashboard': 'https://grafana.example.com/d/1',
          'agentportal.dev/jaeger': 'http://jaeger:16686/search?service=a',
          'agentportal.dev/links':
            'Costs=https://costs.example.com/a?x=1\n\nLogs = https://logs.example.com',
        }),
      ),
    ).toEqual([
      { title: 'Grafana', url: 'https://grafana.example.com/d/1' },
      { title: 'Jaeger', url: 'http://jaeger:16686/search?service=a' },
      { title: 'Costs', url: 'https://costs.example.com/a?x=1' },
      { title: 'Logs', url: 'https://logs.example.com/' },
    ]);
  });

  it('names one address once', () => {
    const url = 'https://grafana.example.com/d/1';
    expect(
      readDeepLinks(
        entity({
          'grafana/overview-dashboard': url,
          'agentportal.dev/grafana': url,
        }),
      ),
    ).toHaveLength(1);
  });

  it.each([
    `${'javascript'}:alert(1)`,
    ` ${'JavaScript'}:alert(1)`,
    'data:text/html,x',
    'file:///etc/passwd',
    '//example.com',
    'https://user:secret@example.com',
    'no address',
    `https://example.com/${'x'.repeat(2_000)}`,
    42,
  ])('leaves out %p', url => {
    expect(readDeepLinks(entity({ 'agentportal.dev/grafana': url }))).toEqual(
      [],
    );
  });

  it.each([undefined, 'text', {}, { metadata: [] }, entity(null), entity('x')])(
    'finds none in %p',
    value => {
      expect(readDeepLinks(value)).toEqual([]);
    },
  );
});
