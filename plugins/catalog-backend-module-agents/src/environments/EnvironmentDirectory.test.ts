import { mockServices } from '@backstage/backend-test-utils';
import type { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { environmentEntity } from '../__testUtils__/fixtures';
import { EnvironmentDirectory } from './EnvironmentDirectory';

const STAGING = 'resource:default/staging';
const KEY = `agentportal.dev/environment:${STAGING}`;

describe('EnvironmentDirectory', () => {
  let now = 0;
  let refreshed: string[][] = [];
  const connection: EntityProviderConnection = {
    applyMutation: async () => {},
    refresh: async ({ keys }) => {
      refreshed.push(keys);
    },
  };

  beforeEach(() => {
    now = 1_000;
    refreshed = [];
  });

  async function create(...names: string[]) {
    const catalog = catalogServiceMock({
      entities: names.map(environmentEntity),
    });
    const getEntities = jest.spyOn(catalog, 'getEntities');
    const directory = EnvironmentDirectory.create({
      catalog,
      auth: mockServices.auth(),
      grace: 30_000,
      now: () => now,
    });
    await directory.connect(connection);
    return { directory, getEntities };
  }

  it('claims nothing before it has read', async () => {
    const { directory } = await create();

    expect(directory.isMissing(STAGING)).toBe(false);
  });

  it('waits before it calls an environment missing', async () => {
    const { directory } = await create('production');
    directory.isMissing(STAGING);

    await directory.update();
    expect(directory.isMissing(STAGING)).toBe(false);

    now += 29_999;
    await directory.update();
    expect(directory.isMissing(STAGING)).toBe(false);
    expect(refreshed).toEqual([]);

    now += 1;
    await directory.update();
    expect(directory.isMissing(STAGING)).toBe(true);
    expect(refreshed).toEqual([[KEY]]);
  });

  it('takes it back at once when the environment appears', async () => {
    const { directory, getEntities } = await create('production');
    directory.isMissing(STAGING);
    await directory.update();
    now += 30_000;
    await directory.update();

    getEntities.mockResolvedValue({
      items: [environmentEntity('staging')],
    });
    await directory.update();

    expect(directory.isMissing(STAGING)).toBe(false);
    expect(refreshed).toEqual([[KEY], [KEY]]);
  });

  it('says nothing new when the catalog cannot be read', async () => {
    const { directory, getEntities } = await create('staging');
    directory.isMissing(STAGING);
    await directory.update();

    getEntities.mockRejectedValue(new Error('down'));
    now += 60_000;

    await expect(directory.update()).rejects.toThrow('down');
    expect(directory.isMissing(STAGING)).toBe(false);
  });

  it('forgets what nobody asks for any more', async () => {
    const { directory } = await create('production');
    directory.isMissing(STAGING);

    now += 3_600_001;
    await directory.update();
    now += 3_600_001;
    await directory.update();

    expect(refreshed).toEqual([]);
  });
});
