import { ConfigReader } from '@backstage/config';
import { ProbeAllowList } from './ProbeAllowList';

function hostOf(entries: string[], url: string) {
  const { hostname, port, protocol } = new URL(url);
  return ProbeAllowList.fromEntries(entries).permitsHost(
    hostname,
    Number(port) || (protocol === 'https:' ? 443 : 80),
  );
}

describe('ProbeAllowList', () => {
  it('allows nothing when the configuration says nothing', () => {
    const list = ProbeAllowList.fromConfig(new ConfigReader({}));
    expect(list.permitsHost('localhost', 80)).toBeUndefined();
  });

  it.each([
    [
      'a host on any port',
      'agent.example.com',
      'http://agent.example.com:8080',
    ],
    [
      'a host whatever the case',
      'Agent.Example.com',
      'http://AGENT.example.COM',
    ],
    [
      'a host with a final dot',
      'agent.example.com',
      'http://agent.example.com.',
    ],
    ['a host on a port', 'localhost:7101', 'http://localhost:7101'],
    [
      'the first port of a range',
      'localhost:7101-7110',
      'http://localhost:7101',
    ],
    [
      'the last port of a range',
      'localhost:7101-7110',
      'http://localhost:7110',
    ],
    ['the port of the scheme', 'agent:443', 'https://agent'],
    ['a subdomain', '*.example.com', 'https://a.b.example.com'],
    [
      'a subdomain on a port',
      '*.example.com:8443',
      'https://a.example.com:8443',
    ],
    ['an address', '10.0.0.5', 'http://10.0.0.5:9'],
    ['an address on a port', '10.0.0.5:80', 'http://10.0.0.5'],
    ['an address in a network', '10.0.0.0/8', 'http://10.200.3.4'],
    ['a network on a port', '10.0.0.0/8:8080', 'http://10.0.0.1:8080'],
    ['an IPv6 address', '::1', 'http://[::1]:7101'],
    ['an IPv6 address on a port', '[::1]:7101', 'http://[::1]:7101'],
    ['an IPv6 network', 'fd00::/8', 'http://[fd12::1]'],
    ['an IPv6 network in brackets', '[fd00::]/8:80', 'http://[fd12::1]'],
    ['an IPv4-mapped address', '127.0.0.1', 'http://[::ffff:127.0.0.1]'],
    ['an address in decimal', '127.0.0.1', 'http://2130706433'],
    ['an address in octal', '127.0.0.1', 'http://0177.0.0.1'],
    ['an address in hexadecimal', '127.0.0.1', 'http://0x7f000001'],
    ['an international name', 'bücher.example', 'http://xn--bcher-kva.example'],
  ])('allows %s', (_, entry, url) => {
    expect(hostOf([entry], url)).toBeDefined();
  });

  it.each([
    ['another host', 'agent.example.com', 'http://other.example.com'],
    ['a name that only ends alike', 'example.com', 'http://evil-example.com'],
    ['the suffix itself', '*.example.com', 'https://example.com'],
    ['a name glued to the suffix', '*.example.com', 'https://evilexample.com'],
    ['another port', 'localhost:7101', 'http://localhost:7102'],
    ['a port after the range', 'localhost:7101-7110', 'http://localhost:7111'],
    ['an address next to the network', '10.0.0.0/16', 'http://10.1.0.1'],
    ['a name though addresses are listed', '0.0.0.0/0', 'http://example.com'],
  ])('refuses %s', (_, entry, url) => {
    expect(hostOf([entry], url)).toBeUndefined();
  });

  it.each([
    [':80', 'names no host'],
    ['http://agent', 'it is a URL'],
    ['agent:0', 'ports go from 1 to 65535'],
    ['agent:9-3', 'ports go from 1 to 65535'],
    ['agent:70000', 'ports go from 1 to 65535'],
    ['agent:http', 'write a host'],
    ['*', 'is not the name of a host'],
    ['a*b.example.com', 'is not the name of a host'],
    ['user@agent', 'is not the name of a host'],
    ['2130706433', 'is not the name of a host'],
    ['10.0.0.0/33', 'length of the network'],
    ['10.0.0/8', 'is not an IP address'],
    ['agent/24', 'is not an IP address'],
    ['0.0.0.0', 'stands for no single host'],
    ['224.0.0.1', 'stands for no single host'],
  ])('refuses to start with the entry "%s"', (entry, fault) => {
    const config = new ConfigReader({
      agents: { probe: { allow: ['localhost', entry] } },
    });
    expect(() => ProbeAllowList.fromConfig(config)).toThrow(fault);
    expect(() => ProbeAllowList.fromConfig(config)).toThrow(
      `"${entry}" at agents.probe.allow[1]`,
    );
  });

  const inside = ['127.0.0.1', '10.1.2.3', '192.168.0.1', '::1', 'fd00::1'];
  const special = [
    '169.254.169.254',
    '169.254.1.1',
    'fe80::1',
    'fd00:ec2::254',
    '::ffff:169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    '168.63.129.16',
    '192.0.2.1',
    '2002:a9fe:a9fe::1',
  ];
  const impossible = [
    '0.0.0.0',
    '::',
    '224.0.0.1',
    '255.255.255.255',
    'ff02::1',
  ];

  it('lets a permitted host resolve to a public address', () => {
    const list = ProbeAllowList.fromEntries(['*.example.com']);
    expect(list.permitsAddress('93.184.216.34', 443, 'covered')).toBe(true);
    expect(list.permitsAddress('2606:2800::1', 443, 'covered')).toBe(true);
  });

  it.each(inside)('lets only a host listed by name resolve to %s', address => {
    const list = ProbeAllowList.fromEntries(['agent', '*.example.com']);
    expect(list.permitsAddress(address, 80, 'named')).toBe(true);
    expect(list.permitsAddress(address, 80, 'covered')).toBe(false);
  });

  it.each(inside)(
    'lets a pattern resolve to %s once its network is listed',
    address => {
      const list = ProbeAllowList.fromEntries([
        '*.example.com',
        '127.0.0.0/8:80',
        '10.0.0.0/8',
        '192.168.0.1',
        '::/64',
        'fd00::/8',
      ]);
      expect(list.permitsAddress(address, 80, 'covered')).toBe(true);
      expect(list.permitsAddress('127.0.0.1', 81, 'covered')).toBe(false);
    },
  );

  it.each(special)(
    'lets a host resolve to %s only if that is listed',
    address => {
      const wide = ProbeAllowList.fromEntries(['agent', '0.0.0.0/0', '::/0']);
      expect(wide.permitsAddress(address, 80, 'named')).toBe(false);
      const exact = ProbeAllowList.fromEntries([
        `[${address}]:80`.replace(/^\[([\d.]+)\]/, '$1'),
      ]);
      expect(exact.permitsAddress(address, 80, 'covered')).toBe(true);
      expect(exact.permitsAddress(address, 81, 'covered')).toBe(false);
    },
  );

  it.each(impossible)('never lets a host resolve to %s', address => {
    const list = ProbeAllowList.fromEntries(['agent', '0.0.0.0/0', '::/0']);
    expect(list.permitsAddress(address, 80, 'named')).toBe(false);
  });
});
