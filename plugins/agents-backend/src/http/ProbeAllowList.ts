import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import ipaddr from 'ipaddr.js';
import { type AllowEntry, parseAllowEntry, type PortRange } from './AllowEntry';
import { type Address, classifyAddress, parseAddress } from './classifyAddress';

/** Where the entries are in the configuration. */
export const PROBE_ALLOW_KEY = 'agents.probe.allow';

/** How the host of a URL is on the list: by its own name, or by a pattern that covers it. */
export type HostPermission = 'named' | 'covered';

interface NetworkRule {
  network: [Address, number];
  ports: PortRange;
}

/**
 * The hosts that the portal may read from.
 *
 * A URL passes when its host and port are on the list *and* the address that the host resolves to
 * may be used: any public one; one of this host or its private network only if the list names the
 * host itself or a network that holds the address, so that a pattern such as `*.example.com`
 * never opens the inside; a link-local, metadata or special one only if the list holds that very
 * address.
 */
export class ProbeAllowList {
  readonly #names = new Map<string, PortRange[]>();
  readonly #suffixes: Array<{ suffix: string; ports: PortRange }> = [];
  readonly #single = new Map<string, PortRange[]>();
  readonly #networks: NetworkRule[] = [];

  private constructor(entries: AllowEntry[]) {
    for (const entry of entries) this.#add(entry);
  }

  /**
   * Reads `agents.probe.allow`; without it nothing is allowed.
   *
   * @throws InputError that names the entry and what is wrong with it.
   */
  static fromConfig(config: Config): ProbeAllowList {
    return ProbeAllowList.fromEntries(
      config.getOptionalStringArray(PROBE_ALLOW_KEY) ?? [],
    );
  }

  /** @throws InputError that names the entry and what is wrong with it. */
  static fromEntries(entries: string[]): ProbeAllowList {
    return new ProbeAllowList(
      entries.map((entry, index) => {
        try {
          return parseAllowEntry(entry);
        } catch (error) {
          throw new InputError(
            `"${entry}" at ${PROBE_ALLOW_KEY}[${index}] cannot be used: ${
              (error as Error).message
            }`,
          );
        }
      }),
    );
  }

  /** Whether the host of a URL is on the list, and how. */
  permitsHost(hostname: string, port: number): HostPermission | undefined {
    const address = parseAddress(hostname);
    if (address) return this.#permitsLiteral(address, port);
    const name = hostname.toLowerCase().replace(/\.$/, '');
    if (includesPort(this.#names.get(name), port)) return 'named';
    const covered = this.#suffixes.some(
      ({ suffix, ports }) => name.endsWith(suffix) && isWithin(ports, port),
    );
    return covered ? 'covered' : undefined;
  }

  /** Whether a connection may be made to an address that a permitted host resolves to. */
  permitsAddress(address: string, port: number, host: HostPermission): boolean {
    const parsed = parseAddress(address);
    if (!parsed) return false;
    switch (classifyAddress(parsed)) {
      case 'public':
        return true;
      case 'internal':
        return host === 'named' || this.#holds(parsed, port);
      case 'sensitive':
        return includesPort(this.#single.get(parsed.toString()), port);
      default:
        return false;
    }
  }

  #permitsLiteral(address: Address, port: number): HostPermission | undefined {
    if (!this.#holds(address, port)) return undefined;
    return includesPort(this.#single.get(address.toString()), port)
      ? 'named'
      : 'covered';
  }

  /** Whether the list holds the address, by itself or in a network. */
  #holds(address: Address, port: number): boolean {
    return (
      includesPort(this.#single.get(address.toString()), port) ||
      this.#networks.some(
        ({ network, ports }) =>
          network[0].kind() === address.kind() &&
          isWithin(ports, port) &&
          matches(address, network),
      )
    );
  }

  #add(entry: AllowEntry): void {
    const { ports } = entry;
    if (entry.type === 'name') {
      append(this.#names, entry.name, ports);
    } else if (entry.type === 'suffix') {
      this.#suffixes.push({ suffix: entry.suffix, ports });
    } else {
      const [address, bits] = entry.network;
      const isSingle = bits === (address.kind() === 'ipv4' ? 32 : 128);
      if (isSingle) append(this.#single, address.toString(), ports);
      else this.#networks.push({ network: entry.network, ports });
    }
  }
}

function matches(address: Address, [network, bits]: [Address, number]) {
  if (address instanceof ipaddr.IPv4 && network instanceof ipaddr.IPv4) {
    return address.match(network, bits);
  }
  return (
    address instanceof ipaddr.IPv6 &&
    network instanceof ipaddr.IPv6 &&
    address.match(network, bits)
  );
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function includesPort(ranges: PortRange[] | undefined, port: number): boolean {
  return ranges?.some(range => isWithin(range, port)) ?? false;
}

function isWithin({ from, to }: PortRange, port: number): boolean {
  return port >= from && port <= to;
}
