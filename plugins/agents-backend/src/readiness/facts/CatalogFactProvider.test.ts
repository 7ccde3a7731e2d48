import { isKnownFact } from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import { CatalogFactProvider } from './CatalogFactProvider';

const agentRef = 'component:default/architect';
const MINUTE = 60_000;

async function collect(syncedAt: number | undefined, now: number) {
  const provider = CatalogFactProvider.create({
    agents: {
      listEntities: async () =>
        new Map([[agentRef, { spec: { owner: 'group:default/core' } }]]),
    },
    lastSyncAt: () => syncedAt,
    now: () => NOW,
  });
  const facts = await provider.collect({ agentRefs: [agentRef], now });
  const fact = facts.get(agentRef)?.get('hasOwner');
  return isKnownFact(fact) ? fact.expiresAt : NaN;
}

describe('CatalogFactProvider', () => {
  it('says nothing of an end while the catalog is followed', async () => {
    expect(await collect(NOW, NOW + 2 * MINUTE)).toBeUndefined();
  });

  it('lets what the catalog said end some time after it was read last', async () => {
    const end = NOW + 15 * MINUTE;
    expect(await collect(NOW, NOW + 2 * MINUTE + 1)).toBe(end);
    expect(await collect(NOW, NOW + 9 * MINUTE)).toBe(end);
  });

  it('counts from its start while the catalog was never read', async () => {
    expect(await collect(undefined, NOW)).toBeUndefined();
    expect(await collect(undefined, NOW + 20 * MINUTE)).toBe(NOW + 15 * MINUTE);
  });
});
