import { CatalogHarness } from './__testUtils__/CatalogHarness';
import { check, scorecardEntity } from './__testUtils__/fixtures';

// The catalog takes its time, and more of it on a busy machine.
jest.setTimeout(90_000);

const REF = 'scorecard:default/pre-launch';

describe('a new version of a scorecard that is wrong', () => {
  it.each([
    [
      'an unknown fact',
      [
        check({
          condition: { fact: 'coverage', operator: 'equal', value: 1 },
        }),
      ],
      'spec.checks[0].condition.fact: "coverage" is not a fact',
    ],
    [
      '10,000 checks',
      Array.from({ length: 10_000 }, (_, index) => check({ id: `c${index}` })),
      'spec.checks: a list of 10000 items is more than the 500 checks',
    ],
  ])(
    'with %s leaves the last good one in force, and others alone',
    async (_, checks, says) => {
      const catalog = await CatalogHarness.start();
      const other = scorecardEntity('other');
      await catalog.ingest([scorecardEntity('pre-launch'), other]);
      await catalog.untilIngested(REF);

      await catalog.ingest([
        scorecardEntity('pre-launch', { version: '2.0.0', checks }),
        { ...other, spec: { ...other.spec, version: '1.1.0' } },
      ]);

      await expect(catalog.untilRefused(REF)).resolves.toContain(says);
      await catalog.until('the other one to be replaced', async () => {
        const entity = await catalog.entity('scorecard:default/other');
        return entity?.spec?.version === '1.1.0';
      });
      const entity = await catalog.entity(REF);
      expect(entity?.spec).toEqual(scorecardEntity('pre-launch').spec);
      expect(entity?.status?.items).toEqual([
        expect.objectContaining({
          level: 'error',
          message: expect.stringContaining(says),
        }),
      ]);
      expect([...catalog.errors.keys()]).toEqual([REF]);
      await catalog.stop();
    },
  );
});
