import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LatencyHistogram } from './LatencyHistogram.ts';

test('tells mean and quantiles of what was recorded', () => {
  const histogram = LatencyHistogram.create();
  for (let index = 1; index <= 100; index += 1) {
    histogram.record(index / 100);
  }
  assert.equal(histogram.total, 100);
  assert.ok(Math.abs(histogram.mean() - 0.505) < 1e-9);
  assert.ok(Math.abs(histogram.quantile(0.95) - 0.95) < 0.006);
  assert.ok(Math.abs(histogram.quantile(0.5) - 0.5) < 0.006);
});

test('is empty before anything was recorded', () => {
  const histogram = LatencyHistogram.create();
  assert.equal(histogram.mean(), 0);
  assert.equal(histogram.quantile(0.95), 0);
});

test('counts what takes longer than two minutes as two minutes', () => {
  const histogram = LatencyHistogram.create();
  histogram.record(500);
  assert.equal(histogram.quantile(1), 120);
});
