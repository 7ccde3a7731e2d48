import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { LiveUpdates } from './LiveUpdates';

describe('LiveUpdates', () => {
  let client: QueryClient;
  let live: LiveUpdates;
  let ask: jest.Mock<Promise<number>>;
  let stop: () => void;

  beforeEach(async () => {
    jest.useFakeTimers();
    client = new QueryClient();
    live = LiveUpdates.create(client);
    ask = jest.fn(async () => 1);
    stop = new QueryObserver(client, {
      queryKey: ['fleet'],
      queryFn: ask,
    }).subscribe(() => {});
    await jest.advanceTimersByTimeAsync(0);
    ask.mockClear();
  });
  afterEach(() => {
    stop();
    client.clear();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('asks again at once after a signal', async () => {
    live.notify({ revision: 1 });
    await jest.advanceTimersByTimeAsync(10);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('asks at most once a second, however many signals come', async () => {
    for (let revision = 0; revision < 40; revision++) {
      live.notify({ revision });
      await jest.advanceTimersByTimeAsync(100);
    }
    expect(ask.mock.calls.length).toBeGreaterThanOrEqual(4);
    expect(ask.mock.calls.length).toBeLessThanOrEqual(5);
  });

  it('counts a signal that several listeners pass on once', async () => {
    const signal = { revision: 1 };
    live.notify(signal);
    await jest.advanceTimersByTimeAsync(10);
    live.notify(signal);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('does not ask while the tab is hidden, but knows that it must', async () => {
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    live.notify({ revision: 1 });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(ask).not.toHaveBeenCalled();
    expect(client.getQueryState(['fleet'])?.isInvalidated).toBe(true);
  });

  it('lets a running question finish and asks once more after it', async () => {
    let finish: (value: number) => void = () => {};
    ask.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          finish = resolve;
        }),
    );
    client.refetchQueries();
    await jest.advanceTimersByTimeAsync(0);
    live.notify({ revision: 1 });
    await jest.advanceTimersByTimeAsync(2_500);
    expect(ask).toHaveBeenCalledTimes(1);
    finish(2);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('polls often until signals are known to arrive, and again when they cease', async () => {
    expect(live.pollInterval()).toBe(15_000);
    live.notify({ revision: 1 });
    expect(live.pollInterval()).toBe(60_000);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(live.pollInterval()).toBe(15_000);
  });
});
