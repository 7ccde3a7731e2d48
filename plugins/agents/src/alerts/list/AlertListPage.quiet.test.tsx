import {
  MockAgentsApi,
  createAlert,
  fixtureTime,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderAlerts } from '../../__testUtils__/renderAlerts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

const TITLE = 'Event bus fails in Production';

const createApi = (fixture: Parameters<typeof MockAgentsApi.create>[3]) =>
  MockAgentsApi.create([], {}, {}, fixture);

const findCard = (name = `P1 ${TITLE}`) =>
  screen.findByRole('article', { name });

describe('quiet alerts in the list', () => {
  it('lists the quiet ones on demand, with why nobody is told', async () => {
    renderAlerts(
      createApi({
        alerts: [
          createAlert({
            id: 'consequence',
            title: 'Example Agent fails',
            explainedBy: { id: 'alert-1', title: TITLE },
            escalation: { step: 0, steps: 2, told: [] },
          }),
          createAlert(),
        ],
      }),
    );
    await findCard();
    expect(screen.queryByText('Example Agent fails')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /1 Quiet/ }));
    const card = await findCard('P1 Example Agent fails');
    expect(card).toHaveTextContent(
      `A consequence of ${TITLE}: nobody is told of this one.`,
    );
    expect(card).toHaveTextContent(`Kept with ${TITLE}`);
    expect(card).not.toHaveTextContent(/Waits for somebody|Told:|Next:/);
  });

  it('says of what is silenced that nobody is told, not that somebody is yet to be', async () => {
    const { told: _, ...escalation } = createAlert().escalation;
    renderAlerts(
      createApi({
        alerts: [
          createAlert({
            silencedUntil: fixtureTime(-600),
            escalation: { ...escalation, told: [] },
          }),
        ],
      }),
      '/agents/alerts?quiet=true',
    );
    const card = await findCard();
    expect(card).toHaveTextContent('Nobody is told');
    expect(card).not.toHaveTextContent(
      /Waits for somebody|nobody yet|Next:|Kept with/,
    );
  });
});
