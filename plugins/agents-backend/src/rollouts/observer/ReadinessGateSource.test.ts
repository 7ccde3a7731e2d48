import { createDescriptor } from '../../__testUtils__/factories';
import { createBreakGlass } from '../../readiness/__testUtils__/workflow';
import { releaseDigest } from '../../readiness/attestations/releaseDigest';
import {
  givenPolicy,
  givenRollout,
  START,
} from '../__testUtils__/givenRollout';
import { ReadinessGateSource } from './ReadinessGateSource';

const RELEASE = { version: '2.0.0' };
const ARCHITECT = 'component:default/architect';
const PRODUCTION = 'resource:default/production';

function rollout(isGated: boolean) {
  const gate = {
    id: 'ready',
    title: 'Ready',
    type: 'scorecard' as const,
    scorecard: 'scorecard:default/ready',
    level: 'silver',
  };
  const policy = { ...givenPolicy(), gates: isGated ? [gate] : [] };
  return givenRollout({ agent: ARCHITECT, environment: PRODUCTION, policy });
}

function createSource(exemption = {}) {
  const explainAll = jest.fn(async () => new Map());
  const source = ReadinessGateSource.create({
    agents: {
      listAgents: async () => [createDescriptor({ release: RELEASE })],
    },
    readiness: { listScorecards: async () => [], explainAll },
    exemptions: {
      list: async () => [
        createBreakGlass({
          status: 'approved',
          releaseDigest: releaseDigest(RELEASE),
          expiresAt: START + 1,
          ...exemption,
        }),
      ],
    },
  });
  return { source, explainAll };
}

describe('ReadinessGateSource', () => {
  it('asks nothing for rollouts that no scorecard stands before', async () => {
    const { source, explainAll } = createSource({ type: 'check' });
    const read = await source.read([rollout(false)], START);
    expect(read(rollout(false))).toEqual({ scorecards: [], standings: [] });
    expect(explainAll).not.toHaveBeenCalled();
  });

  it('finds a break-glass without a scorecard too, as it lifts alerts', async () => {
    const { source, explainAll } = createSource();
    const read = await source.read([rollout(false)], START);
    expect(read(rollout(false))).toMatchObject({
      declared: '2.0.0',
      breakGlass: { environmentRef: PRODUCTION },
    });
    expect(explainAll).not.toHaveBeenCalled();
  });

  it('finds the break-glass in force for the declared release in the environment', async () => {
    const { source, explainAll } = createSource();
    const read = await source.read([rollout(true), rollout(true)], START);
    expect(read(rollout(true))).toMatchObject({
      declared: '2.0.0',
      breakGlass: { environmentRef: PRODUCTION },
    });
    expect(explainAll).toHaveBeenCalledWith([ARCHITECT]);
  });

  it.each([
    ['over', { expiresAt: START }],
    ['for another release', { releaseDigest: 'sha256:other' }],
    ['for another environment', { environmentRef: 'resource:default/staging' }],
    ['an exemption from a check', { type: 'check' as const }],
  ])('takes none that is %s', async (_, exemption) => {
    const { source } = createSource(exemption);
    const read = await source.read([rollout(true)], START);
    expect(read(rollout(true)).breakGlass).toBeUndefined();
  });
});
