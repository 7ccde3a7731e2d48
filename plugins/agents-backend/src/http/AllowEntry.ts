import ipaddr from 'ipaddr.js';
import { type Address, classifyAddress, parseAddress } from './classifyAddress';

/** Ports from and to, both included. */
export interface PortRange {
  from: number;
  to: number;
}

/** One entry of the allow-list. */
export type AllowEntry = { ports: PortRange } & (
  | { type: 'name'; name: string }
  | { type: 'suffix'; suffix: string }
  | { type: 'network'; network: [Address, number] }
);

const ANY_PORT: PortRange = { from: 1, to: 65_535 };

const FORMS =
  'write a host, host:port, host:from-to, *.suffix, an IP address or a network such as 10.0.0.0/8';

/**
 * Reads an entry of the allow-list.
 *
 * @throws Error that says what is wrong with it.
 */
export function parseAllowEntry(text: string): AllowEntry {
  const trimmed = text.trim();
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) {
    throw new Error(`it is a URL; ${FORMS}`);
  }
  const { host, ports } = splitPorts(trimmed);
  if (host === '') throw new Error(`it names no host; ${FORMS}`);

  if (host.includes('/')) {
    return { type: 'network', network: parseNetwork(host), ports };
  }
  const address = parseAddress(host);
  if (address) {
    if (classifyAddress(address) === 'impossible') {
      throw new Error('it stands for no single host');
    }
    const bits = address.kind() === 'ipv4' ? 32 : 128;
    return { type: 'network', network: [address, bits], ports };
  }
  if (host.startsWith('*.')) {
    return { type: 'suffix', suffix: `.${parseName(host.slice(2))}`, ports };
  }
  return { type: 'name', name: parseName(host), ports };
}

function splitPorts(text: string): { host: string; ports: PortRange } {
  // Without brackets, more than one colon is an IPv6 address and no port follows.
  const [, host, from, to] =
    /^(\[[^\]]*\](?:\/\d+)?|[^:[\]]*)(?::(\d+)(?:-(\d+))?)?$/.exec(text) ?? [];
  if (host === undefined) {
    if (ipaddr.IPv6.isValid(text.split('/')[0])) {
      return { host: text, ports: ANY_PORT };
    }
    throw new Error(FORMS);
  }
  if (from === undefined) return { host, ports: ANY_PORT };
  const ports = { from: Number(from), to: Number(to ?? from) };
  if (ports.from < 1 || ports.to > 65_535 || ports.from > ports.to) {
    throw new Error(
      `ports go from 1 to 65535, the smaller one first, not ${from}${
        to === undefined ? '' : `-${to}`
      }`,
    );
  }
  return { host, ports };
}

function parseNetwork(text: string): [Address, number] {
  const [host, bits, ...rest] = text.split('/');
  const bare = host.replace(/^\[|\]$/g, '');
  const isIpv4 = ipaddr.IPv4.isValidFourPartDecimal(bare);
  if (!isIpv4 && !ipaddr.IPv6.isValid(bare)) {
    throw new Error(`"${host}" is not an IP address`);
  }
  const length = Number(bits);
  if (rest.length > 0 || !/^\d+$/.test(bits) || length > (isIpv4 ? 32 : 128)) {
    throw new Error(
      `the length of the network goes from 0 to ${isIpv4 ? 32 : 128}`,
    );
  }
  return [ipaddr.parse(bare), length];
}

/** The name as a URL would write it: lower case, international names in their ASCII form. */
function parseName(text: string): string {
  if (!/[*\s@?#\\%]/.test(text) && URL.canParse(`http://${text}`)) {
    const { hostname, pathname, port } = new URL(`http://${text}`);
    // A number such as 2130706433 is an address in disguise: ask for it in plain.
    if (pathname === '/' && port === '' && !parseAddress(hostname)) {
      return hostname.replace(/\.$/, '');
    }
  }
  throw new Error(`"${text}" is not the name of a host; ${FORMS}`);
}
