import {
  MockAgentsApi,
  fixtureTime,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen } from '@testing-library/react';
import { renderAlerts } from '../../__testUtils__/renderAlerts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

const SAID = /Health could not be looked at/;

const render = (
  unknown: Array<{ kind: 'health'; since: string; reason: string }>,
) => renderAlerts(MockAgentsApi.create([], {}, {}, { alerts: [], unknown }));

describe('what is said of when everything was last looked at', () => {
  it('names what could not be looked at, since when and why', async () => {
    const reason = 'the database is away';
    render([{ kind: 'health', since: fixtureTime(180), reason }]);
    expect(await screen.findByText(SAID)).toHaveTextContent(
      'Health could not be looked at, the first time 3 min ago: the database is away. Its alerts stay as they are, and what is new is missing.',
    );
  });

  it('says nothing of it while everything can be', async () => {
    render([]);
    expect(await screen.findByText(/Last evaluated/)).toBeVisible();
    expect(screen.queryByText(SAID)).not.toBeInTheDocument();
  });
});
