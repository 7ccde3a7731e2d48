import { parse, stringify } from 'yaml';

interface Plan {
  spec: {
    waves: Array<Record<string, unknown>>;
    strategies: Record<
      string,
      { steps: Array<{ type: string; weight?: number }>; judgement?: object }
    >;
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
  let weight = 0;
  for (const strategy of Object.values(spec.strategies)) {
    strategy.judgement = { retention: '5m' };
    strategy.steps = strategy.steps.map(step => {
      weight = step.weight ?? weight;
      return step.type === 'bake'
        ? {
            ...step,
            duration: '30s',
            minimumSamples: weight < 50 ? 10 : ENOUGH_SAMPLES,
          }
        : step;
    });
  }
  return stringify(plan);
}
