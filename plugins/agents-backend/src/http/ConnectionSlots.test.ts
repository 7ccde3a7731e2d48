import { ConnectionSlots } from './ConnectionSlots';

describe('ConnectionSlots', () => {
  it('runs tasks in order, no more at once than allowed', async () => {
    const slots = new ConnectionSlots({ maximum: 3, maximumPerHost: 2 });
    const order: number[] = [];
    let running = 0;
    let most = 0;
    const task = (index: number) => async () => {
      running++;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      order.push(index);
      running--;
    };
    await Promise.all(
      Array.from({ length: 9 }, (_, index) => slots.run('a', task(index))),
    );
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);

    most = 0;
    await Promise.all(
      Array.from({ length: 9 }, (_, index) => slots.run(`${index}`, task(0))),
    );
    expect(most).toBe(3);
  });

  it('gives a slot back when a task fails, and forgets hosts that are done', async () => {
    const slots = new ConnectionSlots({ maximum: 1, maximumPerHost: 1 });
    await expect(
      slots.run('a', () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    await expect(slots.run('b', async () => 'yes')).resolves.toBe('yes');
    expect(slots.hostCount).toBe(0);
  });
});
