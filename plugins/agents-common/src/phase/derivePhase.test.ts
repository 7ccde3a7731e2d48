import fc from 'fast-check';
import type { HealthStatus, Phase, Stage } from '../api/types';
import { derivePhase } from './derivePhase';
import type { PhaseEvidence, PhaseInstanceEvidence } from './PhaseEvidence';

function createInstance(
  stage: Stage,
  overrides: Partial<PhaseInstanceEvidence> = {},
): PhaseInstanceEvidence {
  return {
    environment: `resource:default/${stage}`,
    title: stage,
    stage,
    health: 'pass',
    aliveAt: '2026-03-01T12:00:00Z',
    release: '1.4.0',
    ...overrides,
  };
}

function createShared(share: number): PhaseInstanceEvidence {
  return createInstance('production', {
    releases: [
      { version: '1.9.3', requests: 950, share: 1 - share },
      { version: '1.10.0', requests: 50, share },
    ],
  });
}

const never = { aliveAt: undefined, health: 'unknown' as const };

describe('derivePhase', () => {
  it('calls an agent without instances planned, and names its wave', () => {
    const derived = derivePhase({ instances: [], wave: 'Wave 2.1' });
    expect(derived.phase).toBe('planned');
    expect(derived.reasons.map(reason => reason.text)).toEqual([
      'It has no instance in any environment.',
      'It is planned for Wave 2.1.',
    ]);
  });

  it('says that the environment is unknown, not that there is no instance', () => {
    const derived = derivePhase({
      instances: [],
      unknownEnvironments: ['resource:default/moon'],
    });
    expect(derived.reasons).toEqual([
      {
        code: 'unknown-environment',
        text: 'It is declared in resource:default/moon only, which the catalog does not know as an environment.',
      },
    ]);
  });

  it('does not believe a declared instance that never answered', () => {
    const derived = derivePhase({
      lifecycle: 'production',
      instances: [
        createInstance('staging'),
        createInstance('production', never),
      ],
    });
    expect(derived.phase).toBe('staging');
    expect(derived.next).toEqual({
      phase: 'production',
      waitsFor: ['the instance in production to answer its health check'],
    });
  });

  it('keeps the phase of an instance that is down now, and says so', () => {
    const derived = derivePhase({
      instances: [createInstance('production', { health: 'fail' })],
    });
    expect(derived.phase).toBe('production');
    expect(derived.reasons[0]).toMatchObject({
      text: 'It answered in production as 1.4.0, but does not now.',
      at: '2026-03-01T12:00:00Z',
    });
  });

  it.each([
    [0.05, 'canary'],
    [0.2, 'canary'],
    [0.5, 'rolling-out'],
  ])(
    'tells by the share of the newest release, here %p, how far it has come',
    (share, phase) => {
      const derived = derivePhase({
        instances: [createShared(share)],
      });
      expect(derived).toMatchObject({ phase, weight: share });
      expect(derived.reasons[0].text).toMatch(/^1\.10\.0 answered 50 of/);
    },
  );

  it('says over which time it counted', () => {
    const derived = derivePhase({
      instances: [createShared(0.05)],
    });
    expect(derived.reasons[0].text).toMatch(
      /^1\.10\.0 answered 50 of the 1000 requests of the last 5 minutes in production;/,
    );
  });

  it('does not go to and fro while a share is near the edge', () => {
    const phases: Phase[] = [];
    for (const share of [
      0.19, 0.21, 0.24, 0.26, 0.21, 0.19, 0.16, 0.14, 0.21,
    ]) {
      const { phase } = derivePhase({
        instances: [createShared(share)],
        previousPhase: phases[phases.length - 1],
      });
      phases.push(phase);
    }
    expect(phases).toEqual([
      ...Array(3).fill('canary'),
      ...Array(4).fill('rolling-out'),
      ...Array(2).fill('canary'),
    ]);
  });

  it('counts a release as newer than its own candidate', () => {
    const derived = derivePhase({
      instances: [
        createInstance('production', {
          releases: [
            { version: '2.0.0-rc.1', requests: 10, share: 0.1 },
            { version: '2.0.0', requests: 90, share: 0.9 },
          ],
        }),
      ],
    });
    expect(derived).toMatchObject({ phase: 'rolling-out', weight: 0.9 });
  });

  it('sees a canary in whichever production environment it is', () => {
    const derived = derivePhase({
      instances: [
        createInstance('production', { title: 'Europe' }),
        createInstance('production', {
          title: 'America',
          releases: [
            { version: '1.4.0', requests: 95, share: 0.95 },
            { version: '1.5.0', requests: 5, share: 0.05 },
          ],
        }),
      ],
    });
    expect(derived).toMatchObject({ phase: 'canary', weight: 0.05 });
    expect(derived.reasons[0].text).toMatch(/America/);
  });

  it('lets a rollout of the portal itself decide', () => {
    const derived = derivePhase({
      instances: [createInstance('production')],
      rollout: {
        state: 'paused',
        weight: 0.1,
        release: '1.5.0',
        reason: 'Paused by hand.',
      },
    });
    expect(derived).toMatchObject({ phase: 'paused', weight: 0.1 });
  });

  it('retires an agent only when it no longer answers', () => {
    const lifecycle = 'deprecated';
    expect(
      derivePhase({ lifecycle, instances: [createInstance('production')] }),
    ).toMatchObject({
      phase: 'production',
      reasons: [{}, { code: 'retired-but-answering' }],
    });
    expect(
      derivePhase({
        lifecycle,
        instances: [createInstance('production', { health: 'fail' })],
      }).phase,
    ).toBe('retired');
  });

  it('never finds a phase without a reason, nor production without an answer from there', () => {
    const stage = fc.constantFrom<Stage>(
      'development',
      'staging',
      'production',
    );
    const health = fc.constantFrom<HealthStatus>(
      'pass',
      'warn',
      'unknown',
      'fail',
    );
    const instances = fc.array(
      fc.record({ stage, health, seen: fc.boolean() }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(instances, drawn => {
        const evidence: PhaseEvidence = {
          instances: drawn.map(({ seen, ...one }) =>
            createInstance(one.stage, {
              health: one.health,
              aliveAt: seen ? '2026-03-01T12:00:00Z' : undefined,
            }),
          ),
        };
        const derived = derivePhase(evidence);
        expect(derived.reasons.length).toBeGreaterThan(0);
        expect(derived.phase === 'production').toBe(
          drawn.some(one => one.stage === 'production' && one.seen),
        );
      }),
    );
  });
});
