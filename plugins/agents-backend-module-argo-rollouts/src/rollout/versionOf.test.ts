import { versionOf } from './versionOf';

const template = (image: string, labels?: Record<string, string>) => ({
  metadata: { labels },
  spec: { containers: [{ name: 'agent', image }] },
});

describe('versionOf', () => {
  it.each([
    ['registry.example.com:5000/team/agent:1.5.0', '1.5.0'],
    ['agent:1.5.0@sha256:0123', '1.5.0'],
    ['registry.example.com:5000/team/agent', undefined],
    ['agent@sha256:0123', undefined],
    ['', undefined],
  ])('takes the version of the image %s', (image, version) => {
    expect(versionOf(template(image))).toBe(version);
  });

  it('prefers the version label', () => {
    const labels = { 'app.kubernetes.io/version': '2.0.0' };
    expect(versionOf(template('agent:1.5.0', labels))).toBe('2.0.0');
  });
});
