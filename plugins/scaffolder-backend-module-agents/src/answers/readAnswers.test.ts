import { InputError } from '@backstage/errors';
import * as fc from 'fast-check';
import { exampleAnswers } from '../__testUtils__/exampleAnswers';
import { agentAnswersSchema } from './AgentAnswers';
import { readAnswers } from './readAnswers';

const bad: { field: string; value: unknown; says: string }[] = [
  { field: 'name', value: undefined, says: 'name ' },
  { field: 'name', value: 'ab', says: 'at least 3 characters (got "ab")' },
  { field: 'name', value: 'a'.repeat(41), says: 'at most 40 characters' },
  { field: 'name', value: 'kubernetes', says: 'is a reserved name' },
  { field: 'name', value: 'kube-proxy', says: 'is a reserved name' },
  { field: 'name', value: 'argocd-server', says: 'is a reserved name' },
  { field: 'name', value: '../../etc', says: 'name must be lower-case words' },
  { field: 'name', value: 'Invoice', says: 'name must be lower-case words' },
  { field: 'name', value: 'a--b', says: 'name must be lower-case words' },
  { field: 'name', value: '$(reboot)', says: 'name must be lower-case words' },
  { field: 'title', value: 'two\nlines', says: 'title must be one line' },
  { field: 'title', value: '\u202Eevil', says: 'title must be one line' },
  { field: 'description', value: '  ', says: 'description must not be empty' },
  {
    field: 'owner',
    value: 'robot:default/x',
    says: 'owner must be a reference',
  },
  { field: 'port', value: 80, says: 'port ' },
  { field: 'domain', value: 'exa mple.com', says: 'domain must be a domain' },
  {
    field: 'imageRegistry',
    value: 'ghcr.io/acme;rm',
    says: 'imageRegistry must be a registry',
  },
  {
    field: 'repositoryUrl',
    value: 'http://git.example.com/a.git',
    says: 'repositoryUrl ',
  },
  {
    field: 'repositoryUrl',
    value: 'https://q8Zr2Lx9@git.example.com/a.git',
    says: 'repositoryUrl must hold no user name, password or token',
  },
  { field: 'secret', value: 'x', says: 'secret' },
];

/** `answers`, or the name of the error, or what else came out. */
function outcomeOf(input: unknown): string {
  try {
    const { success } = agentAnswersSchema.safeParse(readAnswers(input));
    return success ? 'answers' : 'something that is no answers';
  } catch (error) {
    return error instanceof InputError ? error.name : String(error);
  }
}

describe('readAnswers', () => {
  it.each([
    'https://q8Zr2Lx9@git.example.com/a.git',
    'https://agent:q8Zr2Lx9@git.example.com/a.git',
    'https:///q8Zr2Lx9@git.example.com/a.git',
    'http://q8Zr2Lx9@git.example.com/a.git',
  ])('refuses %s and does not repeat its credential', repositoryUrl => {
    const read = () => readAnswers({ ...exampleAnswers, repositoryUrl });
    expect(read).toThrow('repositoryUrl must hold no user name');
    expect(read).toThrow('…@git.example.com/a.git');
    expect(read).not.toThrow('q8Zr2Lx9');
  });

  it('takes a repository with an @ in its path', () => {
    const repositoryUrl = 'https://git.example.com/@acme/a.git';
    expect(readAnswers({ ...exampleAnswers, repositoryUrl })).toMatchObject({
      repositoryUrl,
    });
  });

  it('completes answers with their defaults', () => {
    expect(readAnswers(exampleAnswers)).toEqual({
      ...exampleAnswers,
      tools: [],
      stores: [],
      port: 8080,
      domain: 'example.com',
      imageRegistry: 'ghcr.io/acme',
      kpiTargets: {},
    });
  });

  it.each(bad)('names $field for $value', ({ field, value, says }) => {
    const read = () => readAnswers({ ...exampleAnswers, [field]: value });
    expect(read).toThrow(InputError);
    expect(read).toThrow(says);
  });

  it('names every wrong field at once', () => {
    expect(() => readAnswers({ ...exampleAnswers, name: '', port: 1 })).toThrow(
      /name .*; port /,
    );
  });

  it('answers any input with answers or an input error', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (whole, part) => {
        for (const input of [whole, { ...exampleAnswers, name: part }]) {
          expect(outcomeOf(input)).toMatch(/^(answers|InputError)$/);
        }
      }),
    );
  });
});
