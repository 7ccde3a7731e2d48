import { act, render, screen } from '@testing-library/react';
import { createManualClock } from '../testing';
import { createSystemClock } from './Clock';
import { ClockProvider } from './ClockProvider';
import { useNow } from './useNow';

describe('useNow', () => {
  let renders = 0;
  function Probe(props: { granularity?: number }) {
    renders++;
    return <span>{useNow(props.granularity)}</span>;
  }

  beforeEach(() => {
    renders = 0;
  });

  it('follows the clock that is provided', () => {
    const clock = createManualClock(10_000);
    render(
      <ClockProvider clock={clock}>
        <Probe />
      </ClockProvider>,
    );
    expect(screen.getByText('10000')).toBeInTheDocument();
    act(() => clock.advance(1_000));
    expect(screen.getByText('11000')).toBeInTheDocument();
  });

  it('renders again only when the time enters another span', () => {
    const clock = createManualClock(60_000);
    render(
      <ClockProvider clock={clock}>
        <Probe granularity={15_000} />
      </ClockProvider>,
    );
    const before = renders;
    for (let second = 0; second < 14; second++) act(() => clock.advance(1_000));
    expect(renders).toBe(before);
    act(() => clock.advance(1_000));
    expect(renders).toBe(before + 1);
  });
});

describe('createSystemClock', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('calls listeners once a second and rests when nobody listens', () => {
    const clock = createSystemClock();
    const listener = jest.fn();
    const stop = clock.subscribe(listener);
    jest.advanceTimersByTime(3_000);
    expect(listener).toHaveBeenCalledTimes(3);
    stop();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('rests while the document is hidden', () => {
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const listener = jest.fn();
    const stop = createSystemClock().subscribe(listener);
    jest.advanceTimersByTime(3_000);
    expect(listener).not.toHaveBeenCalled();
    stop();
  });
});
