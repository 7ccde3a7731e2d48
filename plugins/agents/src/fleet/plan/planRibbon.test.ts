import {
  type FleetOverview,
  HEALTH_STATUSES,
  PHASES,
  type WaveRef,
} from '@agent-portal/plugin-agents-common';
import { MAXIMUM_DOTS, buildRibbon } from './planRibbon';

const WAVES: WaveRef[] = [1, 0].map(order => ({
  id: `rolloutplan:default/plan#${order}`,
  title: `Wave ${order}`,
  plan: 'rolloutplan:default/plan',
  order,
}));

function overview(rows: FleetOverview['rows']): FleetOverview {
  return {
    columns: ['ref', 'title', 'wave', 'phase', 'health', 'kpi'],
    rows,
    waves: WAVES,
    asOf: '2026-01-15T12:00:00Z',
  };
}

function agent(title: string, wave: number, phase: string, health: string) {
  return [
    `component:default/${title}`,
    title,
    wave,
    PHASES.findIndex(value => value === phase),
    HEALTH_STATUSES.findIndex(value => value === health),
    0,
  ];
}

describe('buildRibbon', () => {
  it('puts the waves of a plan in order and the agents into their phases', () => {
    const { plans, unplanned } = buildRibbon(
      overview([
        agent('b', 1, 'production', 'pass'),
        agent('a', 1, 'production', 'fail'),
        agent('c', 1, 'canary', 'warn'),
        agent('d', -1, 'staging', 'pass'),
      ]),
    );
    expect(unplanned).toBe(1);
    expect(plans).toHaveLength(1);
    const [first, second] = plans[0].waves;
    expect(first.wave.title).toBe('Wave 0');
    expect(first).toMatchObject({ total: 3, inProduction: 2 });
    expect(first.phases.map(({ phase }) => phase)).toEqual([
      'canary',
      'production',
    ]);
    expect(first.phases[1].dots?.map(dot => dot.title)).toEqual(['a', 'b']);
    expect(second.total).toBe(0);
  });

  it('reads columns in whatever order they come', () => {
    const { plans } = buildRibbon({
      ...overview([[0, 3, 'component:default/a', 'A', 5]]),
      columns: ['wave', 'health', 'ref', 'title', 'phase'],
    });
    expect(plans[0].waves[1].phases[0]).toMatchObject({
      phase: 'production',
      byHealth: { fail: 1 },
    });
  });

  it('shows counts instead of dots where there are too many', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      agent(`a${index}`, 0, 'production', index % 10 ? 'pass' : 'fail'),
    );
    const [, wave] = buildRibbon(overview(rows)).plans[0].waves;
    expect(wave.total).toBeGreaterThan(MAXIMUM_DOTS);
    expect(wave.phases[0].dots).toBeUndefined();
    expect(wave.phases[0].byHealth).toMatchObject({ pass: 9000, fail: 1000 });
  });
});
