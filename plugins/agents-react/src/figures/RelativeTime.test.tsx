import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithAgents } from '../__testUtils__/renderWithAgents';
import { fixtureTime } from '../testing';
import { RelativeTime } from './RelativeTime';

describe('RelativeTime', () => {
  it('carries the exact time for people and programs', async () => {
    await renderWithAgents(<RelativeTime at={fixtureTime(720)} />);
    const time = screen.getByText('12 min ago');
    expect(time).toHaveAttribute('datetime', '2026-01-15T11:48:00.000Z');
    expect(time).toHaveAttribute('title', '2026-01-15 11:48:00 UTC');
    expect(time).not.toHaveAttribute('tabindex');
  });

  it('shows the exact time on focus where it is a stop of the Tab key', async () => {
    await renderWithAgents(<RelativeTime at={fixtureTime(720)} focusable />);
    await userEvent.tab();
    const time = screen.getByText('2026-01-15 11:48:00 UTC');
    expect(time).toHaveFocus();
    await userEvent.tab();
    expect(time).toHaveTextContent('12 min ago');
  });

  it('says so when the time is none', async () => {
    await renderWithAgents(<RelativeTime at="soon" />);
    expect(screen.getByText('at an unknown time')).toBeVisible();
  });
});
