import type { LedgerDraft } from '@agent-portal/plugin-agents-common';
import fc from 'fast-check';
import { canonicalJson } from './canonicalJson';
import { chainEntries, EMPTY_LEDGER } from './chainEntries';
import { verifyChain } from './verifyChain';

const drafts: LedgerDraft[] = [
  { kind: 'created', at: 1_772_366_400_000, text: 'Created', by: 'user:a/b' },
  {
    kind: 'verdict',
    at: 1_772_366_460_000,
    text: 'Passed',
    by: 'engine',
    reason: undefined,
    evidence: { eValue: 0.1 + 0.2, window: [1, undefined], limit: Infinity },
  },
  { kind: 'ended', at: 1_772_366_520_000, text: 'Ended', by: 'engine' },
];
const chained = () => chainEntries('one', { head: EMPTY_LEDGER, drafts });

describe('canonicalJson', () => {
  it('does not depend on the order of members', () => {
    const reverse = (object: object): object =>
      Object.fromEntries(Object.entries(object).reverse());
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), object => {
        expect(canonicalJson(reverse(object))).toBe(canonicalJson(object));
      }),
    );
  });

  it('stays the same when it is read and written again', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 3 }), value => {
        const text = canonicalJson({ value });
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('writes what JSON does not have, and nothing that a database would change', () => {
    expect(canonicalJson({ b: Infinity, a: undefined, c: 'x\0\ud800' })).toBe(
      '{"b":"Infinity","c":"x\ufffd"}',
    );
  });
});

describe('the chain of a ledger', () => {
  it('numbers entries on from its head, each with the hash before', () => {
    const whole = chained();
    expect(whole.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(whole[0].previousHash).toBe(EMPTY_LEDGER.hash);
    expect(whole[2].previousHash).toBe(whole[1].hash);
    const [first] = chainEntries('one', {
      head: EMPTY_LEDGER,
      drafts: drafts.slice(0, 1),
    });
    const rest = chainEntries('one', { head: first, drafts: drafts.slice(1) });
    expect([first, ...rest]).toEqual(whole);
  });

  it('is intact from the beginning and from any entry on', () => {
    const entries = chained();
    const intact = { intact: true, checked: 3 };
    expect(verifyChain('one', { entries })).toEqual(intact);
    expect(
      verifyChain('one', { entries: entries.slice(1), after: entries[0] }),
    ).toEqual({ intact: true, checked: 2 });
  });

  it.each<[string, (entries: ReturnType<typeof chained>) => unknown, number]>([
    ['a changed text', entries => (entries[1].text = 'Failed'), 2],
    ['a changed figure', entries => (entries[1].evidence = { limit: 1 }), 2],
    ['a missing entry', entries => entries.splice(1, 1), 2],
    ['another order', entries => entries.reverse(), 1],
    ['a hash of its own', entries => (entries[2].hash = '0'.repeat(64)), 3],
  ])('shows %s', (_what, tamper, brokenAt) => {
    const entries = chained();
    tamper(entries);
    expect(verifyChain('one', { entries })).toMatchObject({
      intact: false,
      brokenAt,
    });
  });

  it('shows that its end is missing or another one, by the head that is kept apart', () => {
    const entries = chained();
    const head = entries[2];
    expect(verifyChain('one', { entries, head })).toMatchObject({
      intact: true,
    });
    expect(verifyChain('one', { entries, head: entries[1] })).toMatchObject({
      intact: true,
    });
    expect(verifyChain('one', { entries: entries.slice(0, 2), head })).toEqual({
      intact: false,
      checked: 2,
      brokenAt: 3,
    });
    expect(
      verifyChain('one', { entries, head: { number: 3, hash: 'other' } }),
    ).toMatchObject({ intact: false, brokenAt: 3 });
  });

  it('belongs to one rollout', () => {
    expect(verifyChain('two', { entries: chained() })).toEqual({
      intact: false,
      checked: 1,
      brokenAt: 1,
    });
  });
});
