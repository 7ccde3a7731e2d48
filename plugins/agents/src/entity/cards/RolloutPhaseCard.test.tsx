import {
  createAgentDetail,
  createAgentFixture,
  createAgentInstance,
  createFleetRow,
  createInstanceHealth,
  createPhaseDetail,
  createRollout,
  createWave,
  fixtureTime,
  MockAgentsApi,
  MockResponseError,
} from '@agent-portal/plugin-agents-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderEntity, textOf } from '../__testUtils__/renderEntity';
import { RolloutPhaseCard } from './RolloutPhaseCard';

const row = createFleetRow({
  phase: 'canary',
  weight: 0.05,
  wave: createWave(),
});

const inCanary = createAgentFixture({
  row,
  detail: createAgentDetail({
    row,
    phase: createPhaseDetail({
      phase: 'canary',
      weight: 0.05,
      since: fixtureTime(7_200),
      reasons: [
        {
          code: 'two-releases',
          text: '1.5.0 answered 210 of the last 4213 requests in Production; the rest went to 1.4.0.',
          at: fixtureTime(8),
        },
      ],
      next: {
        phase: 'production',
        waitsFor: ['all requests to go to 1.5.0'],
      },
    }),
    instances: [
      createAgentInstance({
        health: createInstanceHealth({ release: '1.5.0' }),
        releases: [
          { version: '1.4.0', requests: 4003, share: 0.95 },
          { version: '1.5.0', requests: 210, share: 0.05 },
        ],
      }),
    ],
  }),
});

describe('RolloutPhaseCard', () => {
  it('says where it is, since when, why, what is next and what it waits for', async () => {
    const { container } = await renderEntity(<RolloutPhaseCard />, {
      api: MockAgentsApi.create([inCanary]),
    });
    expect(await screen.findByText('Canary 5 %')).toBeVisible();
    const text = textOf(container);
    expect(text).toContain('since 2 h ago');
    expect(text).toContain('First wave');
    expect(text).toContain(
      '1.5.0 answered 210 of the last 4213 requests in Production; the rest went to 1.4.0. Seen 8 s ago.',
    );
    expect(
      screen.getByRole('heading', { name: 'Next: Production' }),
    ).toBeVisible();
    expect(screen.getByText('all requests to go to 1.5.0')).toBeVisible();
  });

  it('sets the declared release beside the one that answers and the shares', async () => {
    const { container } = await renderEntity(<RolloutPhaseCard />, {
      api: MockAgentsApi.create([inCanary]),
    });
    await screen.findByText('Canary 5 %');
    expect(textOf(container)).toContain(
      'The catalog declares 1.4.0.Production answers as 1.5.0, not as declared.',
    );
    expect(
      screen.getByRole('list', { name: 'Requests by release' }),
    ).toBeVisible();
  });

  it('speaks in the past of an instance that does not answer', async () => {
    const { container } = await renderEntity(<RolloutPhaseCard />, {
      api: MockAgentsApi.create([
        createAgentFixture({
          row,
          detail: createAgentDetail({
            row,
            instances: [
              createAgentInstance({
                health: createInstanceHealth({
                  status: 'fail',
                  release: '1.4.0',
                  latencyMs: undefined,
                  lastPassAt: fixtureTime(180),
                }),
              }),
              createAgentInstance({
                environment: 'resource:default/staging',
                environmentTitle: 'Staging',
                health: createInstanceHealth({ status: 'fail' }),
              }),
            ],
          }),
        }),
      ]),
    });
    await screen.findByText('Canary 5 %');
    expect(textOf(container)).toContain(
      'Production last answered as 1.4.0 (3 min ago).Staging answers as 1.4.0.',
    );
  });

  it('shows on top what is wrong with the catalog entry', async () => {
    await renderEntity(<RolloutPhaseCard />, {
      api: MockAgentsApi.create([
        createAgentFixture({
          detail: createAgentDetail({
            problems: [
              {
                path: 'spec.agent.instances[1].url',
                value: '"ftp://x"',
                message: 'is not an http or https URL',
                fix: 'write the URL the instance answers on',
              },
            ],
          }),
        }),
      ]),
    });
    const problems = await screen.findByRole('region', {
      name: 'Problems with the catalog entry',
    });
    expect(textOf(problems)).toBe(
      '1 problem with the catalog entryspec.agent.instances[1].url: "ftp://x" is not an http or https URLTo fix it: write the URL the instance answers on',
    );
  });

  it('says of a rollout under way its weight, its step, what it waits for, and leads to it', async () => {
    await renderEntity(<RolloutPhaseCard />, {
      api: MockAgentsApi.create(
        [inCanary],
        {},
        {
          rollouts: [
            createRollout({
              holds: [
                {
                  code: 'gate',
                  text: 'Release board waits for 1 more approval.',
                  since: fixtureTime(60),
                },
              ],
            }),
            createRollout({ id: 'old', candidate: '1.3.0', state: 'failed' }),
          ],
        },
      ),
    });
    const rollout = await screen.findByRole('region', {
      name: 'Rollout of 1.5.0',
    });
    expect(textOf(rollout)).toBe(
      'Rollout of 1.5.0 in ProductionBaking 50 % · step 48 hWaits forRelease board waits for 1 more approval.31 h of 48 h valid, 412 of 900 samples',
    );
    expect(
      screen.getByRole('link', { name: 'Rollout of 1.5.0 in Production' }),
    ).toHaveAttribute('href', '/agents/rollouts/rollout-1');
    expect(screen.queryByText(/1\.3\.0/)).not.toBeInTheDocument();
  });

  it('does not pass an unknown rollout off as none', async () => {
    const api = MockAgentsApi.create([inCanary]);
    api.fail('getAgentRollouts', new MockResponseError(403));
    await renderEntity(<RolloutPhaseCard />, { api });
    expect(
      await screen.findByText(/It is unknown whether a rollout is under way/),
    ).toBeVisible();
  });

  it('links to the timeline of the agent', async () => {
    await renderEntity(<RolloutPhaseCard />, {
      api: MockAgentsApi.create([inCanary]),
    });
    expect(
      screen.getByRole('link', { name: 'What happened before' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/example-agent/timeline',
    );
  });

  it('says what failed and asks again on demand', async () => {
    const api = MockAgentsApi.create([inCanary]);
    api.fail('getAgent', new MockResponseError(403));
    await renderEntity(<RolloutPhaseCard />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the rollout phase of Example Agent.',
    );
    api.recover();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Canary 5 %')).toBeVisible();
  });

  it('is busy while it waits', async () => {
    const api = MockAgentsApi.create([inCanary]);
    api.silence('getAgent');
    await renderEntity(<RolloutPhaseCard />, { api });
    expect(
      screen.getByRole('status', {
        name: 'Loading the rollout phase of Example Agent',
      }),
    ).toHaveAttribute('aria-busy', 'true');
  });
});
