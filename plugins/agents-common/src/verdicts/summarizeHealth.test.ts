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

  it.each(['fail', 'unknown'] as const)(
    'does not count further instances of an experimental agent that never answered, here %s',
    status => {
      const instances = [
        createVerdict('development', 'pass'),
        createVerdict('staging', status, false),
        createVerdict('production', status, false),
      ];
      expect(summarizeHealth(instances, 'experimental')).toEqual({
        status: 'pass',
        reason: 'development: it is pass',
      });
      for (const lifecycle of ['production', 'deprecated', undefined]) {
        expect(summarizeHealth(instances, lifecycle).status).toBe('warn');
      }
    },
  );

  it('counts an instance of an experimental agent for good once it has answered', () => {
    expect(
      summarizeHealth(
        [
          createVerdict('development', 'pass'),
          createVerdict('staging', 'pass'),
          createVerdict('production', 'fail'),
        ],
        'experimental',
      ),
    ).toEqual({ status: 'fail', reason: 'production: it is fail' });
  });

  it('counts another instance in the stage that an experimental agent has reached', () => {
    expect(
      summarizeHealth(
        [
          createVerdict('staging', 'pass'),
          createVerdict('staging', 'fail', false),
        ],
        'experimental',
      ).status,
    ).toBe('fail');
  });

  it('does not call an experimental agent healthy that never answered at all', () => {
    expect(
      summarizeHealth(
        [
          createVerdict('development', 'unknown', false),
          createVerdict('production', 'unknown', false),
        ],
        'experimental',
      ).status,
    ).toBe('unknown');
  });

  it('is never healthy when all that was seen is unknown', () => {
    expect(
      summarizeHealth([createVerdict('production', 'unknown')]).status,
    ).toBe('unknown');
  });
});
