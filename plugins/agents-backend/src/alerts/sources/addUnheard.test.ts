import type {
  Dependency,
  HealthComponent,
  HealthStatus,
} from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import type { MeasuredInstance } from '../../fleet/sources';
import { addUnheard } from './addUnheard';
import type { OpenDependency } from './sources';

const PRODUCTION = 'resource:default/production';
const REDIS = 'resource:default/redis';
const BROKEN: HealthComponent = { id: 'redis:latency', status: 'fail' };

const OPEN: OpenDependency = {
  ref: REDIS,
  title: 'Redis',
  environmentRef: PRODUCTION,
  seenAt: NOW,
  agentRefs: ['analyst', 'tester'],
};

/** As agents report it, by name; those that report nothing are named without a status. */
function dependency(reports: Record<string, HealthStatus | ''>): Dependency {
  const statuses = Object.values(reports);
  return {
    ref: REDIS,
    title: 'Redis',
    environmentRef: PRODUCTION,
    dependsOn: [],
    status:
      (['fail', 'pass'] as const).find(one => statuses.includes(one)) ??
      'unknown',
    since: NOW,
    reason: 'as reported',
    reporting: statuses.filter(Boolean).length,
    agents: Object.entries(reports).map(([name, status]) => ({
      agentRef: name,
      agentTitle: name,
      status: status || 'unknown',
      ...(status && { component: BROKEN.id }),
    })),
  };
}

function health(
  statuses: Record<string, [HealthStatus, HealthComponent[]]>,
): Map<string, MeasuredInstance[]> {
  return new Map(
    Object.entries(statuses).map(([name, [status, components]]) => [
      name,
      [
        {
          environmentRef: PRODUCTION,
          health: {
            status,
            since: new Date(NOW).toISOString(),
            reason: 'as measured',
            components,
          },
        },
      ],
    ]),
  );
}

const GONE = health({ analyst: ['fail', []], tester: ['unknown', []] });

describe('addUnheard', () => {
  it('calls unknown what nobody reports any more because they do not answer', () => {
    const unheard = {
      ref: REDIS,
      status: 'unknown',
      reason: '2 agents that found it not well say nothing about it any more',
    };
    expect(addUnheard([], [OPEN], GONE)).toMatchObject([unheard]);
    expect(
      addUnheard([dependency({ analyst: '', tester: '' })], [OPEN], GONE),
    ).toMatchObject([unheard]);
  });

  it('takes nobody else at their word that it is well', () => {
    const others = dependency({ analyst: '', writer: 'pass' });
    expect(addUnheard([others], [OPEN], GONE)).toMatchObject([
      { status: 'unknown' },
    ]);
  });

  it('believes one who found it failing that it is well', () => {
    const mended = dependency({ analyst: 'pass', tester: '' });
    expect(addUnheard([mended], [OPEN], GONE)).toEqual([mended]);
  });

  it('lets go what is reported no more by agents that are well, or gone', () => {
    const well = health({ analyst: ['pass', []] });
    expect(addUnheard([], [OPEN], well)).toEqual([]);
    expect(addUnheard([], [OPEN], new Map())).toEqual([]);
  });

  it('changes nothing of what is still reported, or has no alert', () => {
    const failing = dependency({ analyst: 'fail', tester: '' });
    expect(addUnheard([failing], [OPEN], GONE)).toEqual([failing]);
    expect(addUnheard([failing], [], GONE)).toEqual([failing]);
  });
});
