import * as fs from 'node:fs';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import git from 'isomorphic-git';
import { LocalRepositories } from '../publish';
import { RepositoryAccess } from './RepositoryAccess';

const folder = createMockDirectory();
const root = folder.path;
const user = mockCredentials.user('user:default/guest');

const agent: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'secret-agent',
    annotations: {
      'backstage.io/managed-by-location': 'local-repository:taken',
    },
  },
  spec: { type: 'ai-agent', owner: 'core-agents' },
};

/** @param hidden whether the agent is withheld from all but the portal itself */
function accessTo(
  options: { entities?: Entity[]; claims?: string[]; hidden?: boolean } = {},
): RepositoryAccess {
  const { entities = [agent], claims = [], hidden } = options;
  const catalog = catalogServiceMock({ entities });
  if (hidden) {
    jest.spyOn(catalog, 'getEntityByRef').mockResolvedValue(undefined);
  }
  return RepositoryAccess.create({
    auth: mockServices.auth(),
    catalog,
    repositories: LocalRepositories.create({ root }),
    userInfo: mockServices.userInfo({ ownershipEntityRefs: claims }),
  });
}

describe('RepositoryAccess', () => {
  beforeAll(async () => {
    for (const name of ['taken', 'free']) {
      await git.init({ fs, dir: join(root, name) });
    }
  });

  it.each([true, false])(
    'hides a repository whose agent may not be read, to change it: %s',
    async change => {
      const options = { credentials: user, change };
      const access = accessTo({ hidden: true, claims: ['group:default/x'] });
      await expect(access.open('taken', options)).rejects.toMatchObject({
        name: 'NotFoundError',
        message: `There is no repository taken in ${root}`,
      });
      await expect(access.open('absent', options)).rejects.toMatchObject({
        name: 'NotFoundError',
        message: `There is no repository absent in ${root}`,
      });
    },
  );

  it('lets others than the owner look at it, and not change it', async () => {
    const access = accessTo({ claims: ['user:default/guest'] });
    const found = await access.open('taken', {
      credentials: user,
      change: false,
    });
    expect(found.path).toBe(join(root, 'taken'));
    await expect(
      access.open('taken', { credentials: user, change: true }),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message:
        'The repository taken holds component:default/secret-agent, which belongs to group:default/core-agents; only its owner may have files added to it',
    });
  });

  it('goes by the relation to the owner where there is one', async () => {
    const relations = [
      { type: 'ownedBy', targetRef: 'group:default/new-owners' },
    ];
    const entities = [{ ...agent, relations }];
    const options = { credentials: user, change: true };
    await expect(
      accessTo({ entities, claims: ['group:default/core-agents'] }).open(
        'taken',
        options,
      ),
    ).rejects.toThrow('belongs to group:default/new-owners');
    await expect(
      accessTo({ entities, claims: ['group:default/new-owners'] }).open(
        'taken',
        options,
      ),
    ).resolves.toMatchObject({ name: 'taken' });
  });

  it('goes by the catalog file of a repository that is not registered', async () => {
    const dir = join(root, 'unregistered');
    await git.init({ fs, dir });
    fs.writeFileSync(
      join(dir, 'catalog-info.yaml'),
      'kind: Component\nmetadata: {name: a}\nspec: {owner: core-agents}\n',
    );
    const options = { credentials: user, change: true };
    await expect(
      accessTo({ claims: ['user:default/guest'] }).open(
        'unregistered',
        options,
      ),
    ).rejects.toThrow('belongs to group:default/core-agents');
    await expect(
      accessTo({ claims: ['group:default/core-agents'] }).open(
        'unregistered',
        options,
      ),
    ).resolves.toMatchObject({ name: 'unregistered' });
  });

  it('opens a repository to its owner, to services, and to all when no agent is from it', async () => {
    const owner = accessTo({ claims: ['group:default/core-agents'] });
    const change = true;
    await expect(
      owner.open('taken', { credentials: user, change }),
    ).resolves.toMatchObject({ name: 'taken' });
    const credentials = mockCredentials.service();
    await expect(
      accessTo().open('taken', { credentials, change }),
    ).resolves.toMatchObject({ name: 'taken' });
    await expect(
      accessTo().open('free', { credentials: user, change }),
    ).resolves.toMatchObject({ name: 'free' });
  });

  it('refuses credentials of nobody', async () => {
    await expect(
      accessTo().open('taken', {
        credentials: mockCredentials.none(),
        change: true,
      }),
    ).rejects.toThrow('only its owner');
  });
});
