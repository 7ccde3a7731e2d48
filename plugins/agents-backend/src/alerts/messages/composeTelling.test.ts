import { NOW } from '../../__testUtils__/factories';
import { createAlertRecord } from '../__testUtils__/createAlertRecord';
import { composeTelling } from './composeTelling';
import type { ToldAlert } from './model';

const REASON =
  'It was not heard of for too long: it counts as over, though that is not known.';

const createEnd = (isLost: boolean): ToldAlert => ({
  message: {
    alertId: 'alert-1',
    key: 'one',
    channel: 'notification',
    to: ['owner'],
    event: 'resolved',
    severity: 'P1',
    at: NOW,
    attempts: 0,
    progress: [],
  },
  record: createAlertRecord({
    state: 'resolved',
    resolved: { at: NOW, ...(isLost && { reason: REASON, isLost }) },
  }),
});

const compose = (...alerts: ToldAlert[]) =>
  composeTelling({
    key: 'one',
    alerts,
    isEnd: true,
    to: [],
    notes: [],
    progress: [],
  });

describe('composeTelling', () => {
  it('says of an alert that was not heard of any more that it is lost', () => {
    expect(compose(createEnd(false)).title).toMatch(/^Resolved: P1 /);
    const { title, description } = compose(createEnd(true));
    expect(title).toBe('Lost: P1 Architect is failing in Production');
    expect(description).toBe(REASON);
  });

  it('counts those that are lost by themselves', () => {
    const [over, lost] = [createEnd(false), createEnd(true)];
    expect(compose(over, over).title).toBe('2 alerts resolved');
    expect(compose(lost, lost).title).toBe(
      '2 alerts lost: it is not known whether they are over',
    );
    expect(compose(over, over, lost).title).toBe(
      '2 alerts resolved, and 1 lost: it is not known whether these are over',
    );
  });
});
