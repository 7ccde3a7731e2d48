import { findingsOf } from '../__testUtils__/findingsOf';
import { secretScan } from './secretScan';

describe('secretScan', () => {
  it('shows nothing of a secret that it reports', async () => {
    const secret = 'canary-5d41402abc4b';
    const found = await findingsOf(secretScan([secret]), { a: `x ${secret}` });
    expect(found).toEqual([
      'a:1 secrets a secret that was given to this run stands here',
    ]);
  });

  it('shows nothing of a secret that was given and looks like a credential', async () => {
    const secret = ['glpat', 'q8Zr2Lx9Vb4Nw7Kd3Hs6'].join('-');
    const found = await findingsOf(secretScan([secret]), {
      a: `API_TOKEN=${secret}`,
    });
    expect(found).toEqual([
      'a:1 secrets something looks like a GitLab token',
      'a:1 secrets API_TOKEN has a value that looks like a credential',
      'a:1 secrets a secret that was given to this run stands here',
    ]);
  });

  it('takes no word for a secret that is too short to be one', async () => {
    const files = { a: 'an agent, and agents' };
    expect(await findingsOf(secretScan(['', 'an', 'agent']), files)).toEqual(
      [],
    );
    expect(await findingsOf(secretScan(['agents']), files)).toHaveLength(1);
  });

  it.each([
    ['a Google key', ['AIza', 'Sy0123456789abcdefghijklmnopqrstuv-'].join('')],
    ['a Vault token', ['hvs', 'CAESIJ0123456789abcdefghij'].join('.')],
    ['an AWS access key', ['ASIA', 'ABCDEFGHIJKLMNOP'].join('')],
    ['a password in an address', 'postgres://agent:hunter22@db.example.com/a'],
  ])('finds %s', async (kind, value) => {
    expect(await findingsOf(secretScan([]), { a: `x ${value}` })).toEqual([
      `a:1 secrets something looks like ${kind}`,
    ]);
  });
});
