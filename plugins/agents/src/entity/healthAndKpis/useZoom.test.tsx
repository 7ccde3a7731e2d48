import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import { closerSpan, rangeFor, useZoom } from './useZoom';

const NOW = Date.parse('2026-01-15T12:00:00Z');
const HOUR = 3_600_000;

function renderZoom(address: string) {
  return renderHook(
    () => ({
      zoom: useZoom(),
      search: useLocation().search,
      navigate: useNavigate(),
    }),
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
      ),
    },
  );
}

describe('useZoom', () => {
  it('keeps the span in the address, beside what else is there', () => {
    const { result } = renderZoom('/?range=24h');
    act(() => result.current.zoom[1]({ from: NOW - HOUR, to: NOW }));
    expect(result.current.search).toBe(
      '?range=24h&from=2026-01-15T11%3A00%3A00.000Z&to=2026-01-15T12%3A00%3A00.000Z',
    );
    expect(result.current.zoom[0]).toEqual({ from: NOW - HOUR, to: NOW });
  });

  it('is undone by going back', () => {
    const { result } = renderZoom('/?range=24h');
    act(() => result.current.zoom[1]({ from: NOW - HOUR, to: NOW }));
    act(() => result.current.navigate(-1));
    expect(result.current.zoom[0]).toBeUndefined();
    expect(result.current.search).toBe('?range=24h');
  });

  it('shows all again', () => {
    const { result } = renderZoom(
      '/?range=24h&from=2026-01-15T11:00:00Z&to=2026-01-15T12:00:00Z',
    );
    expect(result.current.zoom[0]).toEqual({ from: NOW - HOUR, to: NOW });
    act(() => result.current.zoom[1](undefined));
    expect(result.current.search).toBe('?range=24h');
  });

  it.each([
    '?from=yesterday&to=2026-01-15T12:00:00Z',
    '?from=2026-01-15T12:00:00Z',
    '?from=2026-01-15T12:00:00Z&to=2026-01-15T11:00:00Z',
    '?from=2026-01-15T12:00:00Z&to=2026-01-15T12:00:00Z',
  ])('takes no notice of %s, which is no span', search => {
    expect(renderZoom(`/${search}`).result.current.zoom[0]).toBeUndefined();
  });

  it('never zooms to less than a minute', () => {
    const { result } = renderZoom('/');
    act(() => result.current.zoom[1]({ from: NOW, to: NOW }));
    expect(result.current.zoom[0]).toEqual({
      from: NOW - 30_000,
      to: NOW + 30_000,
    });
  });
});

describe('rangeFor', () => {
  it('asks for the finest points that reach back far enough', () => {
    const back = (hours: number) => ({ from: NOW - hours * HOUR, to: NOW });
    expect(rangeFor('7d', undefined, NOW)).toBe('7d');
    expect(rangeFor('7d', back(0.2), NOW)).toBe('15m');
    expect(rangeFor('7d', back(5), NOW)).toBe('6h');
    expect(rangeFor('1h', back(100), NOW)).toBe('7d');
    expect(rangeFor('1h', back(10_000), NOW)).toBe('30d');
  });
});

describe('closerSpan', () => {
  it('halves what is shown and stays within it', () => {
    const shown = { from: 0, to: 8 * HOUR };
    expect(closerSpan(shown, 4 * HOUR)).toEqual({
      from: 2 * HOUR,
      to: 6 * HOUR,
    });
    expect(closerSpan(shown, 0)).toEqual({ from: 0, to: 4 * HOUR });
    expect(closerSpan(shown, 8 * HOUR)).toEqual({
      from: 4 * HOUR,
      to: 8 * HOUR,
    });
  });
});
