import { act, screen } from '@testing-library/react';
import { renderWithAgents } from '../__testUtils__/renderWithAgents';
import {
  createKpiResult,
  createUnknownKpiResult,
  fixtureTime,
} from '../testing';
import { KpiFigure } from './KpiFigure';

const textOf = (element: HTMLElement) =>
  element.textContent!.replace(/\s+/g, ' ').trim();

describe('KpiFigure', () => {
  it('says value, target, verdict, window, samples and age', async () => {
    const { container } = await renderWithAgents(
      <KpiFigure result={createKpiResult()} />,
    );
    expect(screen.getByText('1.8 s')).toBeVisible();
    const facts = [...container.querySelectorAll('li')].map(textOf);
    expect(facts).toEqual([
      'target < 2 s',
      'On target',
      '1 h',
      'n = 4,213',
      '20 s ago',
    ]);
  });

  it('says on the tile what the samples cannot show yet', async () => {
    const result = createKpiResult({
      unit: 'ratio',
      target: 0.001,
      warning: undefined,
      observed: 0,
      samples: 200,
      interval: { low: 0, high: 0.0188 },
    });
    const { unmount } = await renderWithAgents(
      <KpiFigure result={result} dense />,
    );
    expect(
      screen.getByText(
        'Zero misses in 200 samples does not show < 0.1 %: the true value may be as high as 1.9 % (95 %); it takes about 3,000 without a miss.',
      ),
    ).toBeVisible();
    unmount();
    await renderWithAgents(
      <KpiFigure result={{ ...result, status: 'not-met' }} dense />,
    );
    expect(screen.queryByText(/does not show/)).not.toBeInTheDocument();
  });

  it('writes the value so that it differs from a target it differs from', async () => {
    await renderWithAgents(
      <KpiFigure result={createKpiResult({ observed: 1.995 })} />,
    );
    expect(screen.queryByText('2 s')).not.toBeInTheDocument();
    expect(screen.getByText(/^1\.99\d* s$/)).toBeVisible();
  });

  it('shows a dash with the reason and since when it is unknown', async () => {
    const { container } = await renderWithAgents(
      <KpiFigure result={createUnknownKpiResult()} />,
    );
    expect(screen.getByLabelText('not known')).toHaveTextContent('—');
    expect(screen.getByText('Unknown')).toBeVisible();
    expect(textOf(container)).toContain(
      'No samples for 12 min: /metrics answers 503. (unknown since 7 min ago)',
    );
  });

  it('puts a value that carries no verdict aside', async () => {
    await renderWithAgents(
      <KpiFigure
        result={createUnknownKpiResult({ observed: 1.8, samples: 3 })}
      />,
    );
    expect(screen.getByLabelText('not known')).toBeVisible();
    expect(screen.getByText('last value 1.8 s')).toBeVisible();
  });

  it('calls a figure from a document stated, and never gives it a window', async () => {
    const { container } = await renderWithAgents(
      <KpiFigure
        result={createUnknownKpiResult({
          unit: 'ratio',
          direction: 'higher',
          target: 0.8,
          observed: 0.74,
          source: { type: 'push', provenance: 'stated', text: 'A plan' },
        })}
      />,
    );
    expect(screen.getByText('stated 74 %')).toBeVisible();
    expect(textOf(container)).not.toContain('1 h');
  });

  it('says of a stated figure that misses its target that nobody measured it', async () => {
    await renderWithAgents(
      <KpiFigure
        result={createKpiResult({
          status: 'not-met',
          source: { type: 'push', provenance: 'stated', text: 'A plan' },
        })}
      />,
    );
    expect(screen.getByText('Off target')).toBeVisible();
    expect(screen.getByText('stated, not measured')).toBeVisible();
  });

  it('shows the value of a figure without a target, until it is too old', async () => {
    const { clock } = await renderWithAgents(
      <KpiFigure
        result={createKpiResult({ status: 'unknown', target: undefined })}
      />,
    );
    expect(screen.getByText('1.8 s')).toBeVisible();
    expect(screen.getByText('tracked, no target')).toBeVisible();
    act(() => clock.advance(300_000));
    expect(screen.getByLabelText('not known')).toBeVisible();
    expect(screen.getByText('last value 1.8 s')).toBeVisible();
  });

  it('grows older with the clock', async () => {
    const { clock } = await renderWithAgents(
      <KpiFigure result={createKpiResult({ observedAt: fixtureTime(20) })} />,
    );
    act(() => clock.advance(5_000));
    expect(screen.getByText('25 s ago')).toHaveAttribute(
      'title',
      '2026-01-15 11:59:40 UTC',
    );
  });
});
