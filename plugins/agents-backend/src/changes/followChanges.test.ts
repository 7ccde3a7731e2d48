import { ChangeQueue } from './ChangeQueue';
import { followChanges } from './followChanges';
import { listChangeTasks } from './listChangeTasks';

const turn = () => new Promise(resolve => setImmediate(resolve));

function createWorld() {
  const changes = ChangeQueue.create();
  const rows: string[][] = [];
  const evaluations: string[][] = [];
  const ends: Array<(error?: Error) => void> = [];
  const alerts = followChanges(changes, {
    rows: async refs => {
      rows.push(refs);
    },
    alerts: refs =>
      new Promise<void>((resolve, reject) => {
        evaluations.push(refs);
        ends.push(error => (error ? reject(error) : resolve()));
      }),
  });
  const [task] = listChangeTasks([changes, alerts]);
  const run = () => task.run({ signal: new AbortController().signal });
  return { changes, rows, evaluations, ends, run };
}

describe('followChanges', () => {
  it('brings rows up to date while alerts are still evaluated, and evaluates once for what came meanwhile', async () => {
    const { changes, rows, evaluations, ends } = createWorld();
    changes.report(['a']);
    await turn();
    changes.report(['b']);
    await turn();
    changes.report(['c']);
    await turn();
    expect(rows).toEqual([['a'], ['b'], ['c']]);
    expect(evaluations).toEqual([['a']]);
    ends.shift()!();
    await turn();
    expect(evaluations).toEqual([['a'], ['b', 'c']]);
  });

  it('has what fails of alerts come out of the task, which waits for them and tries again', async () => {
    const { changes, evaluations, ends, run } = createWorld();
    changes.report(['a']);
    const running = run();
    await turn();
    ends.shift()!(new Error('the database is away'));
    await expect(running).rejects.toThrow(/the database is away/);
    const again = run();
    await turn();
    expect(evaluations).toEqual([['a'], ['a']]);
    ends.shift()!();
    await again;
  });
});

describe('listChangeTasks', () => {
  it('runs every queue, and then fails with what any of them threw', async () => {
    const ran: string[] = [];
    const queue = (name: string, error?: Error) => ({
      run: async () => {
        ran.push(name);
        if (error) throw error;
      },
    });
    const [task] = listChangeTasks([
      queue('one', new Error('one is broken')),
      queue('two'),
    ]);
    await expect(
      task.run({ signal: new AbortController().signal }),
    ).rejects.toThrow('one is broken');
    expect(ran).toEqual(['one', 'two']);
  });
});
