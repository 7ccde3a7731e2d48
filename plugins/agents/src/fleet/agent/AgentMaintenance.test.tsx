import {
  agentsApiRef,
  AgentsQueryProvider,
  ClockProvider,
} from '@agent-portal/plugin-agents-react';
import {
  createMaintenanceWindow,
  createManualClock,
  createMockSignals,
  MockAgentsApi,
} from '@agent-portal/plugin-agents-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { AgentMaintenance } from './AgentMaintenance';

async function render(agents: string[]) {
  const api = MockAgentsApi.create(
    [],
    {},
    {},
    {
      maintenance: [
        createMaintenanceWindow({ active: false, id: 'over' }),
        createMaintenanceWindow({ agents: ['component:default/a'] }),
      ],
    },
  );
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [agentsApiRef, api],
        [signalApiRef, createMockSignals().api],
      ]}
    >
      <ClockProvider clock={createManualClock()}>
        <AgentsQueryProvider>
          {agents.map(agent => (
            <div key={agent} data-testid={agent}>
              <AgentMaintenance agent={agent} />
            </div>
          ))}
        </AgentsQueryProvider>
      </ClockProvider>
    </TestApiProvider>,
  );
  return api;
}

describe('AgentMaintenance', () => {
  it('marks those in maintenance, and asks once for all', async () => {
    const api = await render(['component:default/a', 'component:default/b']);
    expect(await screen.findByText(/^In maintenance until/)).toBeVisible();
    expect(screen.getByTestId('component:default/a')).toHaveTextContent(
      /^In maintenance until \d{4}-\d\d-\d\d \d\d:\d\d UTC$/,
    );
    expect(screen.getByTestId('component:default/b')).toBeEmptyDOMElement();
    expect(
      api.calls.filter(({ method }) => method === 'listMaintenanceWindows'),
    ).toHaveLength(1);
  });
});
