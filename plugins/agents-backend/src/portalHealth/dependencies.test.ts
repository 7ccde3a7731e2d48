import { databaseDependency } from './dependencies';

function createDatabase() {
  const clock = { now: 0 };
  const ping = jest.fn<Promise<unknown>, []>(async () => {});
  const dependency = databaseDependency({
    ping,
    timeoutMs: 50,
    cacheMs: 1_000,
    now: () => clock.now,
  });
  return { clock, ping, check: async () => (await dependency.check()).problem };
}

const GONE = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });

describe('databaseDependency', () => {
  it('asks the database once for all who ask within a second', async () => {
    const { clock, ping, check } = createDatabase();
    await Promise.all([check(), check(), check()]);
    clock.now += 999;
    await check();
    expect(ping).toHaveBeenCalledTimes(1);
    clock.now += 1;
    await check();
    expect(ping).toHaveBeenCalledTimes(2);
  });

  it('says within a second that the database is gone, and that it is back', async () => {
    const { clock, ping, check } = createDatabase();
    expect(await check()).toBeUndefined();
    ping.mockRejectedValue(GONE);
    clock.now += 1_000;
    expect(await check()).toBe('The database does not answer.');
    expect(await check()).toBe('The database does not answer.');
    expect(ping).toHaveBeenCalledTimes(2);
    ping.mockResolvedValue(undefined);
    clock.now += 1_000;
    expect(await check()).toBeUndefined();
  });

  it('does not wait for a database that never answers', async () => {
    const { ping, check } = createDatabase();
    ping.mockReturnValue(new Promise(() => {}));
    expect(await check()).toBe('The database does not answer.');
  });
});
