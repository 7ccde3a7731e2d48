import {
  createAgentFixture,
  createTimelineEvent,
  fixtureTime,
  MockAgentsApi,
  MockResponseError,
} from '@agent-portal/plugin-agents-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderEntity, textOf } from '../__testUtils__/renderEntity';
import { TimelineContent } from './TimelineContent';

const events = [
  createTimelineEvent({
    at: fixtureTime(20),
    kind: 'kpi',
    from: 'met',
    to: 'not-met',
    text: 'Response time went off target: 2.4 s.',
  }),
  createTimelineEvent({ at: fixtureTime(600) }),
  createTimelineEvent({
    at: fixtureTime(7_200),
    kind: 'phase',
    from: 'staging',
    to: 'canary',
    text: 'It went from staging to canary.',
  }),
  createTimelineEvent({
    at: fixtureTime(8_000),
    kind: 'health',
    to: 'splendid',
    text: 'A word of tomorrow.',
  }),
];

const createApi = (happened = events) =>
  MockAgentsApi.create([createAgentFixture({ events: happened })]);

const shownEvents = async () =>
  within(
    await screen.findByRole('list', { name: 'Events, newest first' }),
  ).getAllByRole('listitem');

describe('TimelineContent', () => {
  it('tells what happened in sentences, newest first, with what it led to', async () => {
    await renderEntity(<TimelineContent />, { api: createApi() });
    const items = await shownEvents();
    expect(items.map(textOf)).toEqual([
      'Response time went off target: 2.4 s.KPIs · 20 s ago',
      'Health in Production went from healthy to failing: connection refused.Health · 10 min ago',
      'It went from staging to canary.Phase · 2 h ago',
      'A word of tomorrow.Health · 2 h ago',
    ]);
    expect(
      within(items[0]).getByRole('img', { name: 'Off target' }),
    ).toBeVisible();
    expect(within(items[3]).queryByRole('img')).not.toBeInTheDocument();
  });

  it('tells of rollouts with the state that they came to', async () => {
    await renderEntity(<TimelineContent />, {
      api: createApi([
        createTimelineEvent({
          kind: 'rollout',
          from: 'baking',
          to: 'rolled-back',
          text: '1.5.0 was rolled back: 31 errors in 420 requests.',
        }),
      ]),
    });
    const [item] = await shownEvents();
    expect(item).toHaveTextContent(/Rollouts · 10 min ago/);
    expect(
      within(item).getByRole('img', { name: 'Rolled back' }),
    ).toBeVisible();
  });

  it('tells of alerts with their severity or their state, and of maintenance', async () => {
    await renderEntity(<TimelineContent />, {
      api: createApi([
        createTimelineEvent({ kind: 'alert', to: 'P1', text: 'Raised as P1.' }),
        createTimelineEvent({ kind: 'alert', to: 'resolved', text: 'Over.' }),
        createTimelineEvent({ kind: 'maintenance', text: 'It is moved.' }),
      ]),
    });
    const [raised, over, maintenance] = await shownEvents();
    expect(within(raised).getByRole('img', { name: 'P1 High' })).toBeVisible();
    expect(within(over).getByRole('img', { name: 'Resolved' })).toBeVisible();
    expect(textOf(maintenance)).toMatch(/^It is moved\.Maintenance · /);
  });

  it('filters by kind in the address bar', async () => {
    await renderEntity(<TimelineContent />, {
      api: createApi(),
      search: '?kind=kpi',
    });
    expect(await shownEvents()).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Phase' }));
    await waitFor(async () => expect(await shownEvents()).toHaveLength(2));
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?kind=kpi&kind=phase',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Phase' }));
    await userEvent.click(screen.getByRole('button', { name: 'KPIs' }));
    await waitFor(async () => expect(await shownEvents()).toHaveLength(4));
    expect(screen.getByTestId('address')).toHaveTextContent(/^$/);
  });

  it('loads older events on demand', async () => {
    const many = Array.from({ length: 70 }, (_, index) =>
      createTimelineEvent({
        at: fixtureTime(index * 60),
        text: `Event ${index}`,
      }),
    );
    await renderEntity(<TimelineContent />, { api: createApi(many) });
    expect(await shownEvents()).toHaveLength(50);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show older events' }),
    );
    await waitFor(async () => expect(await shownEvents()).toHaveLength(70));
    expect(
      screen.queryByRole('button', { name: 'Show older events' }),
    ).not.toBeInTheDocument();
  });

  it('says that nothing has happened yet', async () => {
    await renderEntity(<TimelineContent />, { api: createApi([]) });
    expect(await screen.findByText(/Nothing has happened yet/)).toBeVisible();
  });

  it('offers all kinds when none of the chosen kind happened', async () => {
    await renderEntity(<TimelineContent />, {
      api: createApi([createTimelineEvent()]),
      search: '?kind=phase',
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show all kinds' }),
    );
    expect(await shownEvents()).toHaveLength(1);
  });

  it('says what failed', async () => {
    const api = createApi();
    api.fail('getAgentTimeline', new MockResponseError(404));
    await renderEntity(<TimelineContent />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the timeline of Example Agent.',
    );
  });
});
