import {
  compileScorecard,
  diffLevels,
  type Fact,
} from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import { createCheck, createScorecard } from '../__testUtils__/createScorecard';
import { diffInSlices } from './diffInSlices';

const AGENTS = 4_000;
const CHECKS = 300;

const scorecard = (target: number) =>
  compileScorecard(
    createScorecard({
      checks: Array.from({ length: CHECKS }, (_, index) =>
        createCheck({
          id: `check-${index}`,
          condition: {
            fact: 'coverage',
            operator: 'greaterThan',
            value: target - index / 1_000,
          },
        }),
      ),
    }),
  );

const present = scorecard(0.5);
const draft = scorecard(0.7);
const refs = Array.from({ length: AGENTS }, (_, index) => `agent-${index}`);
const factsOf = (ref: string) =>
  new Map<string, Fact>([
    [
      'coverage',
      {
        value: (Number(ref.slice(6)) % 100) / 100,
        provenance: 'pushed',
        source: { title: 'CI' },
      },
    ],
  ]);
const context = { now: NOW };

describe('diffInSlices', () => {
  it('says what one go over all agents says, and lets others have their turn', async () => {
    const turns: number[] = [];
    let isDone = false;
    let last = process.cpuUsage();
    const watch = () => {
      const { user, system } = process.cpuUsage(last);
      turns.push((user + system) / 1_000);
      last = process.cpuUsage();
      if (!isDone) setImmediate(watch);
    };
    setImmediate(watch);
    const sliced = await diffInSlices({
      present,
      draft,
      refs,
      read: async some =>
        new Map(some.map(ref => [ref, { facts: factsOf(ref), seenAt: NOW }])),
      contextOf: () => context,
    });
    isDone = true;
    expect(sliced).toEqual(
      diffLevels({
        present,
        draft,
        agents: refs.map(ref => [ref, factsOf(ref)] as const),
        contextOf: () => context,
      }),
    );
    expect(sliced.losing.length).toBeGreaterThan(0);
    // Many turns, of which hardly any took long of the processor.
    const sorted = turns.sort((a, b) => a - b);
    expect(sorted.length).toBeGreaterThan(10);
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThan(50);
  });
});
