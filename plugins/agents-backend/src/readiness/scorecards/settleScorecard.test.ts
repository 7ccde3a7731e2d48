import { createCheck, createScorecard } from '../__testUtils__/createScorecard';
import { carryRanks, settleScorecard } from './settleScorecard';

const NOW = 1_000;
const HOUR = 3_600_000;

const describeScorecard = (scorecard = createScorecard()) => ({
  ref: scorecard.entityRef,
  title: scorecard.title,
  scorecard,
  spec: {},
  problems: [],
});

const FIRST = settleScorecard(describeScorecard(), undefined, NOW).record;

describe('settleScorecard', () => {
  it('brings the first version into force at once', () => {
    expect(FIRST).toMatchObject({ inForceSince: NOW, graceChecks: [] });
    expect(FIRST.versions).toHaveLength(1);
  });

  it('keeps the last good version when the entity has faults', () => {
    const { record } = settleScorecard(
      {
        ...describeScorecard(),
        scorecard: undefined,
        problems: ['It is wrong.'],
      },
      FIRST,
      NOW + 1,
    );
    expect(record).toEqual({ ...FIRST, problems: ['It is wrong.'] });
  });

  it('lets a version wait for its start', () => {
    const next = createScorecard({ version: '2.0.0', startsAt: NOW + 10 });
    const waiting = settleScorecard(describeScorecard(next), FIRST, NOW + 1);
    const versions = waiting.record.versions.map(one => one.scorecard.version);
    expect(versions).toEqual(['1.0.0', '2.0.0']);
    expect(waiting.record.inForceSince).toBe(NOW);
    const started = settleScorecard(
      describeScorecard(next),
      waiting.record,
      NOW + 10,
    );
    expect(started.record).toMatchObject({
      inForceSince: NOW + 10,
      versions: [{ scorecard: { version: '2.0.0' } }],
    });
  });

  it('drops a version that was taken back before it started', () => {
    const next = createScorecard({ version: '2.0.0', startsAt: NOW + 10 });
    const waiting = settleScorecard(describeScorecard(next), FIRST, NOW + 1);
    const { record } = settleScorecard(
      describeScorecard(),
      waiting.record,
      NOW + 20,
    );
    expect(record).toEqual(FIRST);
  });

  it('gives grace for checks that are new, and leaves a period that runs to a version that demands no more', () => {
    const stricter = createScorecard({
      version: '2.0.0',
      graceMs: HOUR,
      checks: [...createScorecard().checks, createCheck({ id: 'audit' })],
    });
    const strict = settleScorecard(describeScorecard(stricter), FIRST, NOW + 1);
    expect(strict.replaced).toEqual(createScorecard());
    expect(strict.record).toMatchObject({
      graceUntil: NOW + 1 + HOUR,
      graceChecks: [{ id: 'audit', until: NOW + 1 + HOUR }],
    });
    const reworded = { ...stricter, version: '2.0.1' };
    const same = settleScorecard(
      describeScorecard(reworded),
      strict.record,
      NOW + 2,
    );
    expect(same.replaced).toBeUndefined();
    expect(same.record).toMatchObject({
      inForceSince: NOW + 2,
      graceUntil: NOW + 1 + HOUR,
      graceChecks: [{ id: 'audit', until: NOW + 1 + HOUR }],
    });
  });

  it('prolongs grace for no check that a later version leaves alone, and keeps what was asked before', () => {
    const [coverage, owner] = createScorecard().checks;
    const condition = { ...coverage.condition, value: 0.9 };
    const audited = createScorecard({
      version: '2.0.0',
      graceMs: HOUR,
      checks: [coverage, owner, createCheck({ id: 'audit' })],
    });
    const strict = settleScorecard(describeScorecard(audited), FIRST, NOW);
    const touched = {
      ...audited,
      version: '3.0.0',
      checks: [{ ...coverage, condition }, owner, createCheck({ id: 'audit' })],
    };
    const later = NOW + HOUR / 2;
    const { record } = settleScorecard(
      describeScorecard(touched),
      strict.record,
      later,
    );
    expect(record.graceChecks).toEqual([
      { id: 'audit', until: NOW + HOUR },
      {
        id: 'coverage',
        until: later + HOUR,
        previous: { condition: coverage.condition, rank: 1 },
      },
    ]);
    expect(record.graceUntil).toBe(later + HOUR);
  });
});

describe('carryRanks', () => {
  it('finds levels again by their ids', () => {
    const from = createScorecard();
    const to = createScorecard({
      levels: [
        { id: 'basic', title: 'Basic', rank: 1 },
        { id: 'bronze', title: 'Bronze', rank: 2 },
      ],
    });
    const ranks = new Map([
      ['has-silver', 2],
      ['has-bronze', 1],
      ['has-none', 0],
    ]);
    expect(carryRanks(ranks, from, to)).toEqual(
      new Map([
        ['has-silver', 2],
        ['has-bronze', 2],
      ]),
    );
  });
});
