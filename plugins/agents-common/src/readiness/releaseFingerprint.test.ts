import type { AgentRelease } from '../entities';
import { releaseFingerprint } from './releaseFingerprint';

const RELEASE: AgentRelease = {
  version: '1.2.0',
  image: 'registry.example.com/architect@sha256:0',
  model: { provider: 'anthropic', name: 'claude' },
  prompt: { ref: 'prompts/architect@7' },
  tools: ['search', 'write'],
  guardrails: ['pii', 'budget'],
};

describe('the fingerprint of a release', () => {
  it('is JSON with sorted keys and lists', () => {
    expect(releaseFingerprint(RELEASE)).toBe(
      '{"guardrails":["budget","pii"],"image":"registry.example.com/architect@sha256:0","model":{"name":"claude","provider":"anthropic"},"prompt":{"ref":"prompts/architect@7"},"tools":["search","write"],"version":"1.2.0"}',
    );
  });

  it('is the same whatever the order of keys and lists', () => {
    const turned = Object.fromEntries(
      Object.entries({
        ...RELEASE,
        tools: ['write', 'search'],
        guardrails: ['budget', 'pii'],
        model: { name: 'claude', provider: 'anthropic' },
      }).reverse(),
    ) as AgentRelease;
    expect(releaseFingerprint(turned)).toBe(releaseFingerprint(RELEASE));
    expect(RELEASE.guardrails).toEqual(['pii', 'budget']);
  });

  it.each<Partial<AgentRelease>>([
    { version: '1.2.1' },
    { image: undefined },
    { model: { provider: 'anthropic', name: 'other' } },
    { prompt: { ref: 'prompts/architect@8' } },
    { tools: ['search'] },
    { guardrails: [] },
  ])('is another one with %j', changes => {
    expect(releaseFingerprint({ ...RELEASE, ...changes })).not.toBe(
      releaseFingerprint(RELEASE),
    );
  });
});
