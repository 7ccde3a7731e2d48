import { createStoredAgent, NOW } from '../../__testUtils__/factories';
import { MemoryAgentStore } from '../../catalog/MemoryAgentStore';
import { createAttestation } from '../__testUtils__/workflow';
import { MemoryAttestationStore } from '../attestations/MemoryAttestationStore';
import { releaseDigest } from '../attestations/releaseDigest';
import { fingerprintOf, type Statement } from '../attestations/statements';
import { AttestationFactProvider } from './AttestationFactProvider';

const { agentRef, factId, statement: text } = createAttestation();

const STATEMENT: Statement = {
  factId,
  title: 'Audit',
  text,
  validForMs: 1_000,
  signers: [['user:default/lead', 'user:default/other']],
  scorecards: ['Production readiness'],
};

async function collect(
  asked: Statement | undefined,
  signed: Partial<ReturnType<typeof createAttestation>> = {
    statementFingerprint: fingerprintOf(STATEMENT),
  },
) {
  const agents = MemoryAgentStore.create();
  const release = { version: '1.4.0' };
  await agents.saveAgents({
    put: [createStoredAgent({ release })],
    remove: [],
  });
  const attestations = MemoryAttestationStore.create();
  await attestations.insert(
    createAttestation({ releaseDigest: releaseDigest(release), ...signed }),
  );
  const provider = AttestationFactProvider.create({
    agents,
    attestations,
    statements: async () => new Map(asked ? [[factId, asked]] : []),
  });
  const facts = await provider.collect({ agentRefs: [agentRef], now: NOW });
  return facts.get(agentRef)?.get(factId);
}

describe('AttestationFactProvider', () => {
  it.each<[string, Statement | undefined]>([
    ['as it was', STATEMENT],
    [
      'in another order and asked for by another scorecard too',
      {
        ...STATEMENT,
        signers: [['user:default/other', 'user:default/lead']],
        scorecards: ['Other'],
      },
    ],
    ['no longer asked for', undefined],
  ])('counts a signature while the statement is %s', async (_, asked) => {
    expect(await collect(asked)).toMatchObject({ value: true });
  });

  it.each<[string, Partial<Statement>]>([
    ['its text', { text: 'A security audit found nothing at all.' }],
    ['its signers', { signers: [['user:default/lead']] }],
    ['how long it holds', { validForMs: 999 }],
  ])('voids a signature when the statement changes %s', async (_, change) => {
    expect(await collect({ ...STATEMENT, ...change })).toEqual({
      missing: expect.stringMatching(/was changed since it was signed/),
    });
  });

  it('goes by the text alone where nothing else was kept', async () => {
    expect(await collect(STATEMENT, {})).toMatchObject({ value: true });
    expect(await collect({ ...STATEMENT, text: 'Other' }, {})).toHaveProperty(
      'missing',
    );
  });

  it('voids a signature for another release', async () => {
    expect(await collect(STATEMENT, { releaseDigest: 'sha256:0' })).toEqual({
      missing: 'it was signed for another release',
    });
  });
});
