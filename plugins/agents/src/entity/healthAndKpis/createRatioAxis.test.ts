import {
  createKpiResult,
  fixtureTime,
} from '@agent-portal/plugin-agents-react/testUtils';
import { createRatioAxis } from './createRatioAxis';

function axisOf(values: number[], target?: number) {
  return createRatioAxis(
    createKpiResult({
      unit: 'ratio',
      target,
      warning: undefined,
      points: values.map((value, index) => ({
        at: fixtureTime(60 * (values.length - index)),
        value,
        samples: 10,
      })),
    }),
  );
}

describe('createRatioAxis', () => {
  it('ends at 1 where values come close to it', () => {
    expect(axisOf([0.93, 0.99], 0.95)).toEqual({
      domain: [0.92, 1],
      ticks: [0.92, 0.94, 0.96, 0.98, 1],
    });
  });

  it('keeps to small shares, and holds the target', () => {
    expect(axisOf([0.001, 0.004], 0.02)).toEqual({
      domain: [0, 0.02],
      ticks: [0, 0.005, 0.01, 0.015, 0.02],
    });
  });

  it('has room around a level line, as far as a share goes', () => {
    expect(axisOf([0.3, 0.3])?.domain).toEqual([0.28, 0.32]);
    expect(axisOf([1, 1])?.domain).toEqual([0.94, 1]);
    expect(axisOf([0, 0])?.domain).toEqual([0, 0.06]);
  });

  it('covers all shares where they spread wide', () => {
    expect(axisOf([0.01, 1])?.domain).toEqual([0, 1]);
  });

  it('leaves alone what goes beyond 1', () => {
    expect(axisOf([0.9, 1.2])).toBeUndefined();
  });
});
