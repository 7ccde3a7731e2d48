import { Connection } from './Connection';
import { noticeStoredAnswers, storedAtOf } from './noticeStoredAnswers';

const AT = '2026-03-01T14:02:00.000Z';

function create(answer: () => Promise<Response>) {
  const connection = Connection.create();
  const changed = jest.fn();
  connection.subscribe(changed);
  const { fetch } = noticeStoredAnswers({ fetch: answer }, connection);
  return { connection, changed, ask: () => fetch('https://example.com') };
}

const stored = (at = AT) =>
  Response.json({ total: 1 }, { headers: { 'x-agent-portal-stored-at': at } });

describe('noticeStoredAnswers', () => {
  it('marks an answer of the store, and says of when it is', async () => {
    const { connection, ask } = create(async () => stored());
    const answer = await (await ask()).json();
    expect(storedAtOf(answer)).toBe(Date.parse(AT));
    expect(connection.getState()).toEqual({
      offline: true,
      knownAt: Date.parse(AT),
    });
  });

  it('goes by the oldest answer, and is over with one of the portal', async () => {
    const answers = [
      stored(),
      stored('2026-03-01T13:00:00.000Z'),
      stored(),
      Response.json({}),
    ];
    const { connection, changed, ask } = create(async () => answers.shift()!);
    await ask();
    await ask();
    await ask();
    expect(connection.getState()).toMatchObject({
      knownAt: Date.parse('2026-03-01T13:00:00.000Z'),
    });
    expect(storedAtOf(await (await ask()).json())).toBeUndefined();
    expect(connection.getState()).toEqual({ offline: false });
    expect(changed).toHaveBeenCalledTimes(3);
  });

  it('takes an error of the portal for an answer', async () => {
    const { connection, ask } = create(
      async () => new Response('', { status: 503 }),
    );
    await ask();
    expect(connection.getState()).toEqual({ offline: false });
  });

  it('notices that nobody answered, but not that nobody wanted to know any more', async () => {
    let error: Error = new DOMException('Aborted', 'AbortError');
    const { connection, ask } = create(async () => {
      throw error;
    });
    await expect(ask()).rejects.toThrow('Aborted');
    expect(connection.getState()).toEqual({ offline: false });
    error = new TypeError('Failed to fetch');
    await expect(ask()).rejects.toThrow('Failed to fetch');
    expect(connection.getState()).toEqual({ offline: true });
  });
});
