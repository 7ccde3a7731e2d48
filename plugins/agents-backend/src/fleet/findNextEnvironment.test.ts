import type { EnvironmentDescriptor } from '../catalog/model';
import { createTarget } from '../__testUtils__/factories';
import { findNextEnvironment } from './findNextEnvironment';
import type { MeasuredInstance } from './sources';

const ENVIRONMENTS = new Map(
  (['development', 'staging', 'production'] as const).map(
    (stage, order): [string, EnvironmentDescriptor] => [
      `resource:default/${stage}`,
      { ref: `resource:default/${stage}`, title: stage, stage, order },
    ],
  ),
);

const seenIn = (...stages: string[]): MeasuredInstance[] =>
  stages.map(stage => ({
    environmentRef: `resource:default/${stage}`,
    aliveAt: '2026-03-01T12:00:00Z',
    health: { status: 'pass', since: '', reason: '', components: [] },
  }));

const TARGETS = [...ENVIRONMENTS.keys()].map(environmentRef =>
  createTarget({ environmentRef }),
);

describe('findNextEnvironment', () => {
  it.each([
    [[], 'development'],
    [['development'], 'staging'],
    [['staging'], 'production'],
    [['development', 'production'], 'production'],
  ])('after %j comes %s', (stages, next) => {
    expect(findNextEnvironment(ENVIRONMENTS, TARGETS, seenIn(...stages))).toBe(
      `resource:default/${next}`,
    );
  });

  it('forgets where an agent has no instance any more', () => {
    const [development] = TARGETS;
    expect(
      findNextEnvironment(ENVIRONMENTS, [development], seenIn('staging')),
    ).toBe('resource:default/development');
  });

  it('is none where there are no environments', () => {
    expect(findNextEnvironment(new Map(), [], [])).toBeUndefined();
  });
});
