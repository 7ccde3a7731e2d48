import { defaultProfile } from '../profiles/defaultProfile';
import { createTestClock } from '../testUtils/createTestClock';
import { AgentActivity } from './AgentActivity';
import { agentsDocument } from './agentsDocument';
import { businessDocument } from './businessDocument';
import { dependenciesDocument } from './dependenciesDocument';
import { livenessDocument } from './livenessDocument';

const subject = {
  serviceId: 'quality-guardian-production',
  title: 'QualityGuardian',
  version: '1.4.0',
  now: Date.UTC(2026, 0, 5),
};
const workers = { capacity: 4, queued: 0, queueFull: false, utilization: 0.4 };

describe('livenessDocument', () => {
  it('passes while the service takes tasks', () => {
    const document = livenessDocument(subject, {
      startedAt: subject.now - 90_500,
      workers,
    });
    expect(document).toMatchObject({
      status: 'pass',
      version: '1',
      releaseId: '1.4.0',
      serviceId: 'quality-guardian-production',
    });
    expect(document.checks['process:uptime']).toEqual([
      {
        componentId: 'quality-guardian-production',
        componentType: 'system',
        observedValue: 90,
        observedUnit: 's',
        status: 'pass',
        time: '2026-01-05T00:00:00.000Z',
      },
    ]);
  });

  it('fails when tasks are refused', () => {
    const document = livenessDocument(subject, {
      startedAt: subject.now,
      workers: { ...workers, queued: 200, queueFull: true },
    });
    expect(document.status).toBe('fail');
    expect(document.output).toBe('The queue is full: tasks are refused');
  });
});

describe('agentsDocument', () => {
  const release = (requests: number, errors: number, meanSeconds = 0.8) => ({
    version: '1.4.0',
    requests,
    errors,
    meanSeconds,
  });

  it.each([
    { requests: 100, errors: 5, status: 'pass' },
    { requests: 100, errors: 6, status: 'warn' },
    { requests: 100, errors: 50, status: 'warn' },
    { requests: 100, errors: 51, status: 'fail' },
    { requests: 9, errors: 9, status: 'pass' },
  ])('is $status at $errors errors in $requests', ({ status, ...counts }) => {
    const document = agentsDocument(subject, {
      releases: [release(counts.requests, counts.errors)],
      workers,
    });
    expect(document.status).toBe(status);
  });

  it('gives no status to an error rate of too few requests', () => {
    const [check] = agentsDocument(subject, {
      releases: [release(3, 3)],
      workers,
    }).checks['release:error-rate'];
    expect(check).not.toHaveProperty('status');
    expect(check).not.toHaveProperty('observedValue');
    expect(check.output).toMatch(/Only 3 requests/);
  });

  it('shows each release on its own and says which one is bad', () => {
    const document = agentsDocument(subject, {
      releases: [release(100, 0), { ...release(20, 4, 3.4), version: '1.5.0' }],
      workers,
    });
    expect(
      document.checks['release:error-rate'].map(check => [
        check.componentId,
        check.status,
      ]),
    ).toEqual([
      ['1.4.0', 'pass'],
      ['1.5.0', 'warn'],
    ]);
    expect(document.checks['release:response-time'][1].status).toBe('warn');
    expect(document.output).toBe(
      '1.5.0: 20 % of 20 requests failed in the last minute',
    );
  });
});

describe('dependenciesDocument', () => {
  const reading = {
    definition: { name: 'event-bus', componentType: 'system' as const },
    at: subject.now,
    milliseconds: 4,
    calls: 10,
    failures: 0,
  };

  it('shows how long a call took', () => {
    const document = dependenciesDocument(subject, [
      { ...reading, reachable: true },
    ]);
    expect(document.checks['event-bus:response-time'][0]).toMatchObject({
      observedValue: 4,
      observedUnit: 'ms',
      status: 'pass',
      componentType: 'system',
    });
  });

  it('fails when a dependency cannot be reached', () => {
    const document = dependenciesDocument(subject, [
      { ...reading, reachable: false, failures: 3 },
    ]);
    expect(document.status).toBe('fail');
    expect(document.output).toMatch(/event-bus cannot be reached \(3 of 10/);
  });
});

describe('businessDocument', () => {
  const profile = {
    ...defaultProfile('tester'),
    users: { total: 4, regular: 2, occasional: 0 },
    features: { used: ['a', 'b'], unused: ['c', 'd'] },
  };

  it('measures who used what, how content they were and what got done', () => {
    const clock = createTestClock();
    const activity = AgentActivity.create({ profile, now: clock.now });
    activity.recordTask({ user: 'u1', feature: 'a', completed: true });
    activity.recordTask({ user: 'u1', feature: 'unheard-of', completed: true });
    activity.recordTask({ user: 'u2', feature: 'a', completed: false });
    activity.recordRating('u1', 3);
    activity.recordRating('u1', 5);
    activity.recordRating('u2', 4);
    clock.advance(61_000);

    const { checks } = businessDocument(subject, activity.read());
    const value = (key: string) => checks[key][0].observedValue;
    expect(value('users:active')).toBe(2);
    expect(value('users:satisfaction')).toBe(4.5);
    expect(value('users:adoption')).toBe(0.5);
    expect(value('features:usage')).toBe(0.25);
    expect(value('value:tasks-completed')).toBe(2);

    clock.advance(15 * 60_000);
    expect(activity.read()).toMatchObject({
      activeUsers: 0,
      satisfaction: undefined,
      adoption: 0,
      tasksCompleted: 0,
    });
  });

  it('says so when something cannot be measured yet', () => {
    const clock = createTestClock();
    const activity = AgentActivity.create({ profile, now: clock.now });
    const { checks } = businessDocument(subject, activity.read());
    for (const key of [
      'users:satisfaction',
      'users:adoption',
      'features:usage',
    ]) {
      expect(checks[key][0]).not.toHaveProperty('observedValue');
      expect(checks[key][0]).not.toHaveProperty('status');
      expect(checks[key][0].output).toBeTruthy();
    }
  });
});
