import type { KpiVerdict } from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import type { StoredKpiVerdict } from '../../kpis';
import { KpiFactProvider } from './KpiFactProvider';

const agentRef = 'component:default/architect';

function verdict(id: string, overrides: Partial<KpiVerdict>): StoredKpiVerdict {
  return {
    definition: { id, title: id, unit: 'ratio' },
    verdict: {
      status: 'met',
      reason: '',
      counted: true,
      observed: 0.9,
      samples: 1,
      observedAt: NOW,
      provenance: 'observed',
      ...overrides,
    },
    measurement: {},
  } as StoredKpiVerdict;
}

async function collect(...verdicts: StoredKpiVerdict[]) {
  const provider = KpiFactProvider.create({
    kpis: { listVerdicts: async () => new Map([[agentRef, verdicts]]) },
  });
  const facts = await provider.collect({ agentRefs: [agentRef], now: NOW });
  return facts.get(agentRef)!;
}

describe('KpiFactProvider', () => {
  it('calls a verdict what its samples are', async () => {
    const facts = await collect(
      verdict('latency', {}),
      verdict('coverage', { provenance: 'pushed', observedAt: NOW - 5 }),
    );
    expect(facts.get('kpi-status.latency')).toMatchObject({
      provenance: 'observed',
      at: NOW,
    });
    expect(facts.get('kpi-status.coverage')).toMatchObject({
      value: 'met',
      provenance: 'pushed',
      at: NOW - 5,
    });
  });

  it('gives all verdicts together the weakest provenance and the oldest time', async () => {
    const facts = await collect(
      verdict('latency', {}),
      verdict('coverage', { provenance: 'pushed', observedAt: NOW - 5 }),
    );
    expect(facts.get('kpis.status')).toMatchObject({
      value: 'met',
      provenance: 'pushed',
      at: NOW - 5,
    });
  });

  it('gives them no time when one of them has none, so that no budget holds', async () => {
    const facts = await collect(
      verdict('latency', {}),
      verdict('stated', {
        status: 'not-met',
        provenance: 'stated',
        observedAt: undefined,
      }),
    );
    expect(facts.get('kpis.status')).toMatchObject({
      value: 'not-met',
      provenance: 'stated',
    });
    expect(facts.get('kpis.status')).not.toHaveProperty('at');
  });
});
