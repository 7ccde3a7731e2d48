import { describeUptime } from './describeUptime';

const MINUTE = 60_000;
const counted = {
  period: 'hour' as const,
  from: 0,
  to: 60 * MINUTE,
  up: 99,
  total: 100,
  minutes: 30,
};

describe('describeUptime', () => {
  it('says how sure the share is, and how much of the span was measured', () => {
    const figure = describeUptime(counted, []);
    expect(figure).toMatchObject({
      uptime: 0.99,
      probes: 100,
      measured: 0.5,
      maintenanceMs: 0,
    });
    expect(figure.interval?.low).toBeCloseTo(0.9455, 3);
    expect(figure.interval?.high).toBeCloseTo(0.9982, 3);
  });

  it('has no share where nothing was measured', () => {
    const figure = describeUptime(
      { ...counted, up: 0, total: 0, minutes: 0 },
      [],
    );
    expect(figure.uptime).toBeUndefined();
    expect(figure.interval).toBeUndefined();
    expect(figure.measured).toBe(0);
  });

  it('takes maintenance off the span once, however often it was announced', () => {
    const figure = describeUptime(counted, [
      { from: 20 * MINUTE, to: 40 * MINUTE },
      { from: -10 * MINUTE, to: 10 * MINUTE },
      { from: 25 * MINUTE, to: 30 * MINUTE },
      { from: 50 * MINUTE, to: 90 * MINUTE },
    ]);
    expect(figure.maintenanceMs).toBe(40 * MINUTE);
    expect(figure.measured).toBe(1);
    const whole = describeUptime({ ...counted, up: 0, total: 0, minutes: 0 }, [
      { from: 0, to: 60 * MINUTE },
    ]);
    expect(whole).toMatchObject({ measured: 0, maintenanceMs: 60 * MINUTE });
  });
});
