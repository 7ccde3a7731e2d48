import { defaultProfile } from '../profiles/defaultProfile';
import { createRandom } from '../random/createRandom';
import { SyntheticUsers } from './SyntheticUsers';

const profile = {
  ...defaultProfile('tester'),
  requestsPerSecond: 2,
  users: { total: 20, regular: 8, occasional: 2 },
  features: { used: ['a', 'b', 'c'], unused: ['d'] },
  feedback: { share: 0.25, weights: [0, 0, 0, 1, 3] },
  complaints: { good: 0, failed: 0.5 },
};

function createUsers(): SyntheticUsers {
  return SyntheticUsers.create({ profile, random: createRandom('users') });
}

describe('SyntheticUsers', () => {
  it('come at the rate of the profile, and more often when it is busy', () => {
    const users = createUsers();
    const meanPause = (busyness: number) => {
      let total = 0;
      for (let index = 0; index < 5000; index++) {
        total += users.nextArrival(busyness);
      }
      return total / 5000;
    };
    expect(meanPause(1)).toBeGreaterThan(470);
    expect(meanPause(1)).toBeLessThan(530);
    expect(meanPause(2)).toBeLessThan(270);
  });

  it('are the people and use the features that the profile names', () => {
    const users = createUsers();
    const tasks = Array.from({ length: 3000 }, () => users.nextTask());
    expect(new Set(tasks.map(({ user }) => user)).size).toBe(10);
    expect(Array.from(new Set(tasks.map(task => task.feature))).sort()).toEqual(
      ['a', 'b', 'c'],
    );
    const visits = (user: string) =>
      tasks.filter(task => task.user === user).length;
    expect(visits('user-10')).toBeLessThan(visits('user-1') / 10);
  });

  it('rate some answers, and complain about failed ones', () => {
    const users = createUsers();
    const good = Array.from({ length: 4000 }, () => users.react('completed'));
    const bad = Array.from({ length: 4000 }, () => users.react('failed'));
    const scores = (reactions: typeof good) =>
      reactions.flatMap(({ score }) => (score === undefined ? [] : [score]));

    expect(scores(good).length / 4000).toBeCloseTo(0.25, 1);
    expect(Math.min(...scores(good))).toBe(4);
    expect(Math.max(...scores(bad))).toBe(3);
    expect(good.some(({ complaint }) => complaint)).toBe(false);
    expect(bad.filter(({ complaint }) => complaint).length / 4000).toBeCloseTo(
      0.5,
      1,
    );
  });
});
