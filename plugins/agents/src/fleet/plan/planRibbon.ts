import {
  type FleetOverview,
  HEALTH_STATUSES,
  type HealthStatus,
  PHASES,
  type Phase,
  type WaveRef,
} from '@agent-portal/plugin-agents-common';

/** Dots that a wave shows at most; beyond it shows counts. */
export const MAXIMUM_DOTS = 24;

/** An agent as a dot. */
export interface RibbonDot {
  ref: string;
  title: string;
  health: HealthStatus;
}

/** The agents of a wave that are in one phase. */
export interface RibbonPhase {
  phase: Phase;
  count: number;
  byHealth: Record<HealthStatus, number>;
  /** One dot per agent, the worst first; absent where there are too many in the wave. */
  dots?: RibbonDot[];
}

/** A wave with its agents by phase. */
export interface RibbonWave {
  wave: WaveRef;
  total: number;
  inProduction: number;
  phases: RibbonPhase[];
}

/** The waves of one plan, in order. */
export interface RibbonPlan {
  plan: string;
  waves: RibbonWave[];
}

/** The plans with their waves, and how many agents no plan names. */
export interface Ribbon {
  plans: RibbonPlan[];
  unplanned: number;
}

/** Arranges the overview for the ribbon: one pass over the agents, however many there are. */
export function buildRibbon(overview: FleetOverview): Ribbon {
  const column = new Map(overview.columns.map((name, index) => [name, index]));
  const cell = (row: (string | number)[], name: Column) =>
    row[column.get(name) ?? -1];
  const members = overview.waves.map(() => new Map<Phase, RibbonDot[]>());
  let unplanned = 0;

  for (const row of overview.rows) {
    const phases = members[Number(cell(row, 'wave'))];
    const phase = PHASES[Number(cell(row, 'phase'))];
    if (!phases || !phase) {
      unplanned++;
      continue;
    }
    const dot: RibbonDot = {
      ref: String(cell(row, 'ref')),
      title: String(cell(row, 'title')),
      health: HEALTH_STATUSES[Number(cell(row, 'health'))] ?? 'unknown',
    };
    const dots = phases.get(phase);
    if (dots) dots.push(dot);
    else phases.set(phase, [dot]);
  }

  const plans = new Map<string, RibbonWave[]>();
  for (const [index, wave] of overview.waves.entries()) {
    const waves = plans.get(wave.plan) ?? [];
    waves.push(buildWave(wave, members[index]));
    plans.set(wave.plan, waves);
  }
  return {
    plans: [...plans].map(([plan, waves]) => ({
      plan,
      waves: waves.sort((a, b) => a.wave.order - b.wave.order),
    })),
    unplanned,
  };
}

type Column = FleetOverview['columns'][number];

function buildWave(wave: WaveRef, byPhase: Map<Phase, RibbonDot[]>) {
  let total = 0;
  for (const dots of byPhase.values()) total += dots.length;
  const phases = PHASES.flatMap(phase => {
    const dots = byPhase.get(phase);
    return dots ? [buildPhase(phase, dots, total <= MAXIMUM_DOTS)] : [];
  });
  return {
    wave,
    total,
    inProduction: byPhase.get('production')?.length ?? 0,
    phases,
  };
}

function buildPhase(
  phase: Phase,
  dots: RibbonDot[],
  withDots: boolean,
): RibbonPhase {
  const byHealth: RibbonPhase['byHealth'] = {
    pass: 0,
    warn: 0,
    unknown: 0,
    fail: 0,
  };
  for (const dot of dots) byHealth[dot.health]++;
  const rank = (dot: RibbonDot) => HEALTH_STATUSES.indexOf(dot.health);
  return {
    phase,
    count: dots.length,
    byHealth,
    ...(withDots && {
      dots: [...dots].sort(
        (a, b) => rank(b) - rank(a) || a.title.localeCompare(b.title),
      ),
    }),
  };
}
