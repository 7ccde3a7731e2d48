import {
  MockAgentsApi,
  MockResponseError,
  createComparison,
  createPowerPreflight,
  createReleaseMeasures,
  createRollout,
  createRolloutGate,
  createRolloutVerdict,
  fixtureTime,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderRollouts } from '../../__testUtils__/renderRollouts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

const AT = '/agents/rollouts/rollout-1';

function show(overrides: Parameters<typeof createRollout>[0] = {}) {
  const api = MockAgentsApi.create(
    [],
    {},
    { rollouts: [createRollout(overrides)] },
  );
  renderRollouts(api, AT);
  return api;
}

const section = (name: string) => screen.findByRole('region', { name });

describe('the page of a rollout', () => {
  beforeAll(() => {
    global.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
  });

  it('begins with the figures of both releases, and a dash where there is none', async () => {
    show({
      totals: {
        candidate: createReleaseMeasures({ requests: 0, p95: undefined }),
        stable: createReleaseMeasures(),
      },
    });
    const head = await screen.findByRole('banner');
    expect(head).toHaveTextContent('Example Agent 1.5.0');
    expect(head).toHaveTextContent(
      '—Error rate of the candidate · stable 0.5 % · n = 0 and 1,000',
    );
    expect(head).toHaveTextContent('—Latency (p95) of the candidate');
  });

  it('says in plain words how each thing was judged, by which numbers and limits', async () => {
    show({
      verdict: createRolloutVerdict({
        outcome: 'fail',
        comparisons: [
          createComparison({
            outcome: 'fail',
            candidate: { events: 31, total: 420 },
            stable: { events: 2, total: 500 },
            value: 212,
            text: '31 errors in 420 requests against 0.4 % stable, e-value 212 > 20.',
          }),
          createComparison({
            metric: 'latency',
            method: 'rank',
            outcome: 'insufficient',
            candidate: undefined,
            stable: undefined,
            value: undefined,
            threshold: 0.01,
          }),
        ],
      }),
    });
    const table = within(await section('Verdict')).getByRole('table');
    const [, errors, latency] = within(table).getAllByRole('row');
    expect(errors).toHaveTextContent(/Errors.*Worse than allowed/);
    expect(errors).toHaveTextContent('31 of 420 (7.4 %)2 of 500 (0.4 %)');
    expect(errors).toHaveTextContent('e-value 212');
    expect(errors).toHaveTextContent('worse once the e-value is above 20');
    expect(latency).toHaveTextContent(/Latency.*Too few samples.*———/);
    expect(latency).toHaveTextContent('worse once the p-value is below 0.01');
  });

  it('draws both releases over time, each chart in words too, or lists them', async () => {
    show();
    const measures = await section('Candidate against stable');
    expect(
      await within(measures).findByRole('img', {
        name: 'Requests over 3 spans; candidate: lowest 98, highest 100, last 100; stable: lowest 102, highest 104, last 102',
      }),
    ).toBeInTheDocument();
    expect(within(measures).getAllByRole('img')).toHaveLength(3);
    await userEvent.click(
      within(measures).getByRole('button', { name: 'Table' }),
    );
    const [, newest] = within(measures).getAllByRole('row');
    expect(newest).toHaveTextContent('2026-01-15 11:00:00100 / 1021 % / 0 %');
  });

  it('shows who approved what and why, the smoke test and the preflight', async () => {
    show({
      gates: [
        createRolloutGate({ outcome: 'pass', text: '2 of 2 approvals.' }),
      ],
      approvals: [
        {
          gate: 'release-board',
          by: 'user:default/dana',
          at: fixtureTime(60),
          reason: 'Reviewed on Monday',
        },
      ],
      preflight: createPowerPreflight(),
    });
    expect(await section('Gates and approvals')).toHaveTextContent(
      /approved Release board 1 min ago: Reviewed on Monday/,
    );
    expect(await section('Smoke test')).toHaveTextContent(
      'POST /v1/run answers 200 in 0.4 s.',
    );
    const preflight = await section('Preflight');
    expect(preflight).toHaveTextContent('Too little traffic to tell in time');
    expect(
      within(preflight).getByRole('row', { name: /10 %.*2 %.*3\.2 days.*No/ }),
    ).toBeInTheDocument();
  });

  it('says that there is no such rollout', async () => {
    renderRollouts(MockAgentsApi.create(), AT);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no rollout rollout-1, or you may not see its agent.',
    );
  });

  it('keeps what it knew, greyed and with its age, when nothing newer comes', async () => {
    const api = show();
    await section('Verdict');
    api.fail('getRollout', new MockResponseError(403));
    api.fail('getRolloutLedger', new MockResponseError(403));
    await userEvent.click(
      await screen.findByRole('button', { name: /^Pause, / }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'Wait a little',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
    expect(
      (await screen.findAllByText(/These figures are from/)).length,
    ).toBeGreaterThan(0);
    expect(await section('Verdict')).toBeInTheDocument();
  });
});
