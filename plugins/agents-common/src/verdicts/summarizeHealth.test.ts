import type { HealthStatus, Stage } from '../api/types';
import { type InstanceVerdict, summarizeHealth } from './summarizeHealth';

function createVerdict(
  stage: Stage,
  status: HealthStatus,
  seen = true,
): InstanceVerdict {
  return { title: stage, stage, status, reason: `it is ${status}`, seen };
}

describe('summarizeHealth', () => {
  it('is unknown when nothing could be measured', () => {
    expect(summarizeHealth([]).status).toBe('unknown');
  });

  it('follows the furthest stage that has answered', () => {
    expect(
      summarizeHealth([
        createVerdict('staging', 'pass'),
        createVerdict('production', 'fail'),
      ]),
    ).toEqual({ status: 'fail', reason: 'production: it is fail' });
  });

  it('lets trouble in an earlier stage show, but not as a failure', () => {
    expect(
      summarizeHealth([
        createVerdict('staging', 'fail'),
        createVerdict('production', 'pass'),
      ]),
    ).toEqual({ status: 'warn', reason: 'staging: it is fail' });
  });

  it('does not hide a further instance that has never answered', () => {
    expect(
      summarizeHealth([
        createVerdict('staging', 'pass'),
        createVerdict('production', 'fail', false),
      ]),
    ).toEqual({ status: 'warn', reason: 'production: it is fail' });
  });

  it('does not hold an earlier instance that never answered against the others', () => {
    expect(
      summarizeHealth([
        createVerdict('development', 'unknown', false),
        createVerdict('production', 'pass'),
      ]).status,
    ).toBe('pass');
  });

  it('is never healthy when all that was seen is unknown', () => {
    expect(
      summarizeHealth([createVerdict('production', 'unknown')]).status,
    ).toBe('unknown');
  });
});
