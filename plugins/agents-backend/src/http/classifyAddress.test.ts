import { classifyAddress, parseAddress } from './classifyAddress';

const classOf = (text: string) => classifyAddress(parseAddress(text)!);

describe('parseAddress', () => {
  it.each([
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['::10.1.2.3', '10.1.2.3'],
    ['[::a9fe:a9fe]', '169.254.169.254'],
    ['::7f00:1', '127.0.0.1'],
    ['64:ff9b::10.1.2.3', '10.1.2.3'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::1', '::1'],
    ['::', '::'],
    ['2606:4700::1', '2606:4700::1'],
  ])('reads %s as %s', (text, address) => {
    expect(parseAddress(text)?.toString()).toBe(address);
  });

  it('knows what is no address', () => {
    expect(parseAddress('agent.example.com')).toBeUndefined();
  });
});

describe('classifyAddress', () => {
  it.each([
    ['::8.8.8.8', 'public'],
    ['::10.1.2.3', 'internal'],
    ['::127.0.0.1', 'internal'],
    ['::169.254.169.254', 'sensitive'],
    ['::168.63.129.16', 'sensitive'],
    ['::1', 'internal'],
    ['::', 'impossible'],
  ])('calls %s %s', (text, expected) => {
    expect(classOf(text)).toBe(expected);
  });
});
