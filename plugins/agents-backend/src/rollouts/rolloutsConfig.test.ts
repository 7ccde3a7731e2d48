import { DEFAULT_JUDGEMENT } from '@agent-portal/plugin-agents-common';
import { ConfigReader } from '@backstage/config';
import { readRolloutsConfig } from './rolloutsConfig';

function read(rollouts: object = {}) {
  return readRolloutsConfig(
    new ConfigReader(JSON.parse(JSON.stringify({ agents: { rollouts } }))),
  );
}

describe('readRolloutsConfig', () => {
  it('has a value for everything', () => {
    expect(read()).toMatchObject({
      tickIntervalMs: 10_000,
      judgement: DEFAULT_JUDGEMENT,
    });
  });

  it('takes what is set', () => {
    expect(
      read({
        tickInterval: '5s',
        judgement: { significance: 0.01, freshness: '1m' },
        notices: { heldFor: '2m' },
      }),
    ).toMatchObject({
      tickIntervalMs: 5_000,
      heldNoticeMs: 120_000,
      judgement: {
        significance: 0.01,
        freshnessMs: 60_000,
        retentionMs: DEFAULT_JUDGEMENT.retentionMs,
      },
    });
  });

  it.each<[string, object, RegExp]>([
    [
      'a significance that finds nothing',
      { judgement: { significance: 0 } },
      /agents\.rollouts\.judgement\.significance is 0/,
    ],
    [
      'a confidence that finds nothing',
      { judgement: { confidence: 1 } },
      /judgement\.confidence is 1/,
    ],
    ['a tick without pause', { tickInterval: '1ms' }, /tickInterval is "1ms"/],
  ])('refuses %s, naming key and value', (_, rollouts, message) => {
    expect(() => read(rollouts)).toThrow(message);
  });
});
