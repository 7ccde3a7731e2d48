/**
 * @jest-environment-options {"customExportConditions": [""]}
 */
import { AgentsClient } from '@agent-portal/plugin-agents-common';
import {
  agentsHandlers,
  createAgentFixture,
  MockAgentsApi,
} from '@agent-portal/plugin-agents-react/testUtils';
import { act, screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { renderEntity } from './__testUtils__/renderEntity';
import {
  AgentHealthCard,
  AgentKpisCard,
  RolloutPhaseCard,
  TimelineContent,
} from './index';

describe('the cards over the network', () => {
  const mock = MockAgentsApi.create([createAgentFixture()]);
  const server = setupServer(...agentsHandlers({ api: mock }));
  const createClient = () =>
    AgentsClient.create({
      discoveryApi: {
        getBaseUrl: async id => `http://localhost:7007/api/${id}`,
      },
    });

  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  beforeEach(() => {
    mock.calls.length = 0;
    mock.setAgents([createAgentFixture()]);
  });
  afterAll(() => server.close());

  it('ask each question once, however many cards are on the page', async () => {
    await renderEntity(
      <>
        <RolloutPhaseCard />
        <AgentHealthCard />
        <AgentKpisCard />
        <TimelineContent />
      </>,
      { api: createClient() },
    );
    expect(await screen.findByText('Response time')).toBeVisible();
    expect(
      await screen.findByText('The catalog declares 1.4.0.'),
    ).toBeVisible();
    expect(mock.calls.map(call => call.method).sort()).toEqual([
      'getAgent',
      'getAgentHealth',
      'getAgentKpis',
      'getAgentRollouts',
      'getAgentTimeline',
    ]);
  });

  it('say that an agent is not known yet, and show it as soon as it is', async () => {
    mock.setAgents([]);
    const { signals } = await renderEntity(<RolloutPhaseCard />, {
      api: createClient(),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'An agent that was just registered appears within a minute.',
    );
    mock.setAgents([createAgentFixture()]);
    act(() => signals.send());
    expect(await screen.findByText('Production')).toBeVisible();
  });
});
