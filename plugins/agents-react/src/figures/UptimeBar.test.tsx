import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithAgents } from '../__testUtils__/renderWithAgents';
import {
  createHealthBucket,
  createHealthHistory,
  fixtureTime,
} from '../testing';
import { UptimeBar } from './UptimeBar';
import { toUptimeSpans } from './uptime';

const troubled = createHealthHistory({
  buckets: [
    createHealthBucket(60),
    createHealthBucket(30, { pass: 0, fail: 4, latencyMs: undefined }),
    createHealthBucket(2, { pass: 2, warn: 2 }),
  ],
  uptime: 0.667,
  probes: 12,
  measured: 0.05,
});

describe('UptimeBar', () => {
  it('says how much was up and how much was measured', async () => {
    await renderWithAgents(<UptimeBar label="Production" history={troubled} />);
    expect(
      screen.getByText('Up 66.7 % · n = 12 probes · 5 % of the span measured'),
    ).toBeVisible();
  });

  it('leaves spans without probes empty', async () => {
    const { container } = await renderWithAgents(
      <UptimeBar label="Production" history={troubled} />,
    );
    const drawn = [...container.querySelectorAll('[data-status]')].map(bar =>
      bar.getAttribute('data-status'),
    );
    expect(drawn).toEqual(['pass', 'fail', 'warn']);
  });

  it('tells states apart by pattern, not by colour alone', async () => {
    const { container } = await renderWithAgents(
      <UptimeBar label="Production" history={troubled} />,
    );
    const shape = (status: string) =>
      container
        .querySelector(`[data-status="${status}"]`)!
        .getAttribute('style')!
        .replace(/#\w+|rgba?\([^)]*\)/g, 'colour');
    expect(new Set(['pass', 'fail', 'warn'].map(shape)).size).toBe(3);
  });

  it('reads out span after span by keyboard', async () => {
    await renderWithAgents(<UptimeBar label="Production" history={troubled} />);
    await userEvent.tab();
    const bar = screen.getByRole('slider', { name: /Uptime of Production/ });
    expect(bar).toHaveFocus();
    expect(bar).toHaveAttribute(
      'aria-valuetext',
      '11:59–12:00 UTC: not measured',
    );
    await userEvent.keyboard('{ArrowLeft}');
    expect(bar).toHaveAttribute(
      'aria-valuetext',
      '11:58–11:59 UTC: up, degraded, 4 probes, 40 ms',
    );
    expect(
      screen.getByText('11:58–11:59 UTC: up, degraded, 4 probes, 40 ms'),
    ).toBeVisible();
    await userEvent.keyboard('{Home}');
    expect(bar).toHaveAttribute('aria-valuenow', '1');
    await userEvent.keyboard('{ArrowLeft}{End}');
    expect(bar).toHaveAttribute('aria-valuenow', '60');
  });

  it('is a plain picture in small places', async () => {
    await renderWithAgents(
      <UptimeBar compact label="Production" history={troubled} />,
    );
    expect(
      screen.getByRole('img', { name: /^Uptime of Production: Up 66.7 %/ }),
    ).toBeVisible();
    expect(screen.queryByRole('slider')).not.toBeInTheDocument();
  });

  it('says that nothing was probed', async () => {
    await renderWithAgents(
      <UptimeBar
        label="Production"
        history={createHealthHistory({
          buckets: [],
          uptime: undefined,
          probes: 0,
          measured: 0,
        })}
      />,
    );
    expect(screen.getByText('No probes in this span')).toBeVisible();
  });
});

describe('toUptimeSpans', () => {
  it('joins many buckets to at most sixty spans with the worst status', () => {
    const week = createHealthHistory({
      from: fixtureTime(7 * 86_400),
      bucketMs: 3_600_000,
      buckets: [
        createHealthBucket(7 * 1440, { pass: 3, fail: 1 }),
        createHealthBucket(7 * 1440 - 60),
      ],
    });
    const spans = toUptimeSpans(week);
    expect(spans.length).toBeLessThanOrEqual(60);
    expect(spans[0]).toMatchObject({ status: 'fail', probes: 8, failed: 1 });
    expect(spans.slice(1).every(span => span.status === undefined)).toBe(true);
  });

  it('has no spans for a range that is none', () => {
    expect(toUptimeSpans(createHealthHistory({ bucketMs: 0 }))).toEqual([]);
    expect(
      toUptimeSpans(createHealthHistory({ to: fixtureTime(99_999) })),
    ).toEqual([]);
  });
});
