import type {
  AlertKind,
  AlertSeverity,
} from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import type { AlertRun } from '../model';
import { FRESH_MS } from '../requireFreshRun';
import type { AlertCount } from '../results/AlertStandingReadModel';
import { AlertFactProvider } from './AlertFactProvider';

const AGENT = 'component:default/architect';

const count = (
  severity: AlertSeverity,
  kind: AlertKind = 'health',
  state: AlertCount['state'] = 'open',
): AlertCount => ({ agentRef: AGENT, severity, kind, state, count: 1 });

async function collect(
  counts: AlertCount[],
  run: AlertRun | undefined = { evaluatedAt: NOW, unknown: [] },
  now = NOW,
) {
  const provider = AlertFactProvider.create({
    store: { getLastRun: async () => run },
    standings: { listCounts: async () => counts },
  });
  const facts = await provider.collect({ agentRefs: [AGENT], now });
  return (id: string) => facts.get(AGENT)?.get(id);
}

describe('AlertFactProvider', () => {
  it('counts open alerts by severity, with when and by whom that was found', async () => {
    const fact = await collect([
      count('P0'),
      count('P1', 'kpi', 'acknowledged'),
      count('P2'),
    ]);
    expect(fact('alerts.open')).toEqual({
      value: 3,
      at: NOW,
      provenance: 'observed',
      source: { title: 'Alerts of Agent Portal' },
    });
    expect(fact('alerts.openP0P1')).toMatchObject({ value: 2 });
    expect(fact('alerts.unacknowledged')).toMatchObject({ value: 2 });
    expect(fact('alerts.open.P1')).toMatchObject({ value: 1 });
    expect(fact('alerts.open.P3')).toMatchObject({ value: 0 });
  });

  it('counts no alert about a level or a rollout, which would keep itself open', async () => {
    const fact = await collect([
      count('P1', 'readiness'),
      count('P1', 'rollout'),
    ]);
    expect(fact('alerts.open')).toMatchObject({ value: 0 });
  });

  it('knows nothing while alerts are not evaluated', async () => {
    const late = await collect([], undefined, NOW + FRESH_MS + 1);
    expect(late('alerts.open')).toEqual({
      missing: expect.stringMatching(/last evaluated 3 min ago/),
    });
    const partly = await collect([], {
      evaluatedAt: NOW,
      unknown: [{ kind: 'health', reason: 'it hangs' }],
    });
    expect(partly('alerts.open.P0')).toEqual({
      missing: expect.stringMatching(/it hangs/),
    });
  });
});
