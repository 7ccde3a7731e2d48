import { exampleAnswers } from '../__testUtils__/exampleAnswers';
import { refuseSecrets } from './refuseSecrets';

const canary = 'canary-4f1d2c-do-not-write';

describe('refuseSecrets', () => {
  it('takes ordinary answers', () => {
    expect(() =>
      refuseSecrets(exampleAnswers, { token: canary }),
    ).not.toThrow();
  });

  it('takes a task whose caller has no token', () => {
    expect(() =>
      refuseSecrets(exampleAnswers, { backstageToken: undefined }),
    ).not.toThrow();
  });

  it('names the field that holds a secret of the task, and not the secret', () => {
    const answers = {
      ...exampleAnswers,
      model: { provider: 'openai', name: `x-${canary}` },
    };
    const refuse = () => refuseSecrets(answers, { token: canary });
    expect(refuse).toThrow("model.name holds a secret of this task's");
    expect(refuse).not.toThrow(canary);
  });

  it('finds a secret in a list and in the name of a field', () => {
    const secrets = { token: canary };
    expect(() => refuseSecrets({ tools: ['a', canary] }, secrets)).toThrow(
      'tools.1',
    );
    expect(() => refuseSecrets({ [canary]: 1 }, secrets)).toThrow('answers');
  });

  it.each([
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----'],
    ['an AWS access key', ['AKIA', 'ABCDEFGHIJKLMNOP'].join('')],
    [
      'a GitHub token',
      ['ghp', 'abcdefghijklmnopqrstuvwxyz0123456789'].join('_'),
    ],
    ['an AWS access key', ['ASIA', 'ABCDEFGHIJKLMNOP'].join('')],
    ['a model provider key', ['sk', 'ant-api03-abcdefghijklmnop'].join('-')],
    ['a Google key', ['AIza', 'Sy0123456789abcdefghijklmnopqrstuv-'].join('')],
    ['a Vault token', ['hvs', 'CAESIJ0123456789abcdefghij'].join('.')],
    ['a password in an address', 'postgres://agent:hunter22@db.example.com/a'],
    ['a password in an address', 'redis://:hunter22@cache.example.com'],
  ])('refuses %s in free text', (kind, text) => {
    const answers = { ...exampleAnswers, description: `Uses ${text}` };
    expect(() => refuseSecrets(answers)).toThrow(`description holds ${kind}`);
  });
});
