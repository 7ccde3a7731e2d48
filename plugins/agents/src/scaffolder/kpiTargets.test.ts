import {
  kpiTargetFields,
  targetProblem,
  toShown,
  toStored,
} from './kpiTargets';

function field(id: string) {
  const found = kpiTargetFields.find(candidate => candidate.id === id);
  if (!found) throw new Error(`There is no field ${id}`);
  return found;
}

describe('targets of a new agent', () => {
  it.each([0.001, 0.0007, 0.05])(
    'shows the ratio %d in percent and back',
    ratio => {
      const shown = toShown(field('error-rate'), ratio);
      expect(String(shown).length).toBeLessThan(6);
      expect(toStored(field('error-rate'), shown)).toBe(ratio);
    },
  );

  it('leaves seconds as they are', () => {
    expect(toStored(field('response-time'), 1.5)).toBe(1.5);
  });

  it('names the field and its limits for a value outside of them', () => {
    expect(targetProblem(field('user-feedback'), 6)).toBe(
      'User feedback must be between 1 and 5 of 5',
    );
    expect(targetProblem(field('user-feedback'), 4)).toBeUndefined();
  });

  it('does not take something that is no number', () => {
    expect(targetProblem(field('uptime'), NaN)).toMatch(/^Uptime must be/);
  });
});
