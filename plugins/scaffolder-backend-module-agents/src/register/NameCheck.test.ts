import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { exampleAnswers } from '../__testUtils__/exampleAnswers';
import { readAnswers } from '../answers';
import { answersId, createLock, lockFile } from '../lock';
import { LocalRepositories } from '../publish';
import { NameCheck } from './NameCheck';

const answers = readAnswers({
  ...exampleAnswers,
  repositoryUrl: 'https://github.com/acme/invoice-checker.git',
});
const folder = createMockDirectory();

function entityFrom(location: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: answers.name,
      namespace: 'default',
      annotations: { 'backstage.io/managed-by-location': location },
    },
  };
}

function check(
  location: string,
  options: { local: boolean; repositoryUrl?: string } = { local: false },
): Promise<void> {
  const { local, ...changes } = { repositoryUrl: undefined, ...options };
  return NameCheck.create({
    catalog: catalogServiceMock({ entities: [entityFrom(location)] }),
    auth: mockServices.auth(),
    repositories: LocalRepositories.create({ root: folder.path }),
  }).refuseTaken({ ...answers, ...changes }, { local });
}

function makeRepository(name: string) {
  const made = { ...answers, repositoryUrl: undefined };
  const lock = createLock({
    template: 'template:default/t',
    version: '1',
    answers: made,
    files: [],
  });
  return LocalRepositories.create({ root: folder.path }).publish({
    name,
    lock: 'lock',
    answers: answersId(made),
    task: 'task',
    files: async () => [lockFile(lock)],
    message: 'Start',
  });
}

describe('NameCheck', () => {
  const { repositoryUrl } = answers;

  beforeEach(() => folder.clear());

  it.each(['blob', 'tree'])(
    'lets a retry go on when its agent is registered from its Git host (%s)',
    async view => {
      const location = `url:https://github.com/acme/invoice-checker/${view}/main/catalog-info.yaml`;
      await check(location, { local: false, repositoryUrl });
      await expect(check(location)).rejects.toThrow(`from ${location}`);
    },
  );

  it.each([
    'url:https://github.com/acme/invoice-checker-2/blob/main/catalog-info.yaml',
    'url:https://github.com/acme/invoice-checker/blob/main/other.yaml',
    'url:https://github.com/other/invoice-checker/blob/main/catalog-info.yaml',
    '',
  ])('refuses a name that comes from %j', async location => {
    await expect(
      check(location, { local: false, repositoryUrl }),
    ).rejects.toThrow('name invoice-checker is taken');
  });

  it('lets a retry go on when the repository it adopted is registered', async () => {
    await makeRepository('adopted');
    await check('local-repository:adopted');
    await expect(check('local-repository:absent')).rejects.toThrow('is taken');
    await expect(
      check('local-repository:adopted', { local: false, repositoryUrl }),
    ).rejects.toThrow('is taken');
  });

  it('lets a retry go on when the repository it made is registered', async () => {
    await makeRepository(answers.name);
    await check(`local-repository:${answers.name}`, { local: true });
    await expect(
      check('local-repository:other', { local: true }),
    ).rejects.toThrow('is taken');
  });
});
