import { parse, stringify } from 'yaml';

interface Step {
  type: string;
  weight?: number;
}

interface Plan {
  spec: {
    waves: Array<Record<string, unknown>>;
    strategies: Record<string, { steps: Step[]; judgement?: object }>;
    gates: Array<{ type: string }>;
  };
}

/** Requests of a candidate by which 10 % of errors are told from none. */
const ENOUGH_SAMPLES = 100;

/**
 * The plan of the examples, in minutes instead of days: one approval of a team lead is enough, and
 * nothing but that stands before a wave.
 */
export function planInMinutes(text: string): string {
  const plan: Plan = parse(text);
  const { spec } = plan;
  spec.waves = spec.waves.map(wave => ({ ...wave, concurrency: 4 }));
  spec.gates = [
    {
      id: 'approval',
      title: 'A team lead approves',
      type: 'approval',
      approvers: ['group:default/team-leads'],
      quorum: 1,
    } as Plan['spec']['gates'][number],
  ];
  for (const strategy of Object.values(spec.strategies)) {
    strategy.judgement = { retention: '5m' };
    strategy.steps = inMinutes(strategy.steps);
  }
  return stringify(plan);
}

/** Bakes end as soon as they have seen enough; at small weights that is little. */
function inMinutes(steps: Step[]): Step[] {
  return steps.map((step, index) => {
    if (step.type !== 'bake') return step;
    const weight = steps
      .slice(0, index)
      .reduce((last, one) => one.weight ?? last, 0);
    const minimumSamples = weight < 50 ? 10 : ENOUGH_SAMPLES;
    return { ...step, duration: '30s', minimumSamples };
  });
}
