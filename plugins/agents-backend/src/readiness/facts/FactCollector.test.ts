import { once } from 'node:events';
import type { Fact } from '@agent-portal/plugin-agents-common';
import type { FactProvider } from '@agent-portal/plugin-agents-node';
import { NOW } from '../../__testUtils__/factories';
import type { DeclaredFact } from '../scorecards';
import { FALLBACK_MS, FactCollector, PAUSE_MS } from './FactCollector';

const agentRef = 'component:default/architect';

const DECLARED: DeclaredFact[] = [
  { id: 'findings', title: 'Findings', type: 'provider', provider: 'scanner' },
];

const known = (value: number, expiresAt?: number): Fact => ({
  value,
  provenance: 'observed',
  source: { title: 'Scanner' },
  ...(expiresAt !== undefined && { expiresAt }),
});

function createWorld(first: Fact) {
  let stored = new Map<string, Fact>();
  let answer: Fact | undefined = first;
  const scanner: FactProvider = {
    id: 'scanner',
    async collect() {
      if (!answer) throw new Error('the scanner is away');
      return new Map([
        [
          agentRef,
          new Map([
            ['findings', answer],
            ['hasOwner', known(1)],
            ['attestation.audit', known(1)],
          ]),
        ],
      ]);
    },
  };
  const collector = FactCollector.create({
    builtIn: [],
    providers: [scanner],
    declared: async () => DECLARED,
    lastKnown: async () => new Map([[agentRef, stored]]),
    timeoutMs: 10_000,
    wait: async (_ms, signal) => {
      await once(signal, 'abort');
      signal.throwIfAborted();
    },
  });
  return {
    fail() {
      answer = undefined;
    },
    async collect(now: number) {
      const { facts, errors } = await collector.collect({
        agentRefs: [agentRef],
        now,
      });
      stored = facts.get(agentRef)!;
      return { facts: stored, errors };
    },
  };
}

describe('FactCollector', () => {
  it('takes from a provider what scorecards declare of it, and nothing else', async () => {
    const { facts, errors } = await createWorld(known(3)).collect(NOW);
    expect(errors).toEqual([]);
    expect(facts.get('findings')).toEqual(known(3));
    expect(facts.has('hasOwner')).toBe(false);
    expect(facts.has('attestation.audit')).toBe(false);
  });

  it('keeps the facts of a provider that fails until they expire', async () => {
    const world = createWorld(known(3, NOW + 10));
    await world.collect(NOW);
    world.fail();
    const during = await world.collect(NOW + 9);
    expect(during.facts.get('findings')).toEqual(known(3, NOW + 10));
    expect(during.errors[0].message).toMatch(/provider scanner failed/);
    const after = await world.collect(NOW + 10);
    expect(after.facts.get('findings')).toEqual({
      missing: 'the provider scanner does not answer',
    });
  });

  it('keeps facts without an end for some minutes after the last answer', async () => {
    const world = createWorld(known(3));
    await world.collect(NOW);
    world.fail();
    const end = NOW + FALLBACK_MS;
    const during = await world.collect(end - 1);
    expect(during.facts.get('findings')).toEqual(known(3, end));
    const after = await world.collect(end);
    expect(after.facts.get('findings')).toMatchObject({
      missing: 'the provider scanner does not answer',
    });
  });

  it('waits for a provider no longer than it may take, and then goes by what was known', async () => {
    const waits: Array<() => void> = [];
    let asked = 0;
    let stopped = false;
    const collector = FactCollector.create({
      builtIn: [],
      providers: [
        {
          id: 'scanner',
          collect: ({ signal }) => {
            asked++;
            signal?.addEventListener('abort', () => {
              stopped = true;
            });
            return new Promise(() => {});
          },
        },
      ],
      declared: async () => DECLARED,
      lastKnown: async () =>
        new Map([[agentRef, new Map([['findings', known(3, NOW + 10)]])]]),
      timeoutMs: 10_000,
      wait: ms =>
        new Promise(resolve => {
          expect(ms).toBe(10_000);
          waits.push(() => resolve(undefined));
        }),
    });
    const collect = (now: number) =>
      collector.collect({ agentRefs: [agentRef], now });
    const first = collect(NOW);
    await Promise.resolve();
    waits[0]();
    const { facts, errors } = await first;
    expect(facts.get(agentRef)?.get('findings')).toEqual(known(3, NOW + 10));
    expect(errors[0].message).toMatch(/did not answer within 10000 ms/);
    expect(stopped).toBe(true);

    // For a while nobody waits for it again.
    const second = await collect(NOW + PAUSE_MS - 1);
    expect(second.facts.get(agentRef)?.get('findings')).toEqual({
      missing: 'the provider scanner does not answer',
    });
    expect(asked).toBe(1);
    const third = collect(NOW + PAUSE_MS);
    await Promise.resolve();
    waits[1]();
    await third;
    expect(asked).toBe(2);
  });
});
