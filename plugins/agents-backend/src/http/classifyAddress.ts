import ipaddr from 'ipaddr.js';

/**
 * How near an address is to this host:
 *
 * - `public`: reached like any other on the internet;
 * - `internal`: of this host or its private network;
 * - `sensitive`: link-local, of a cloud's metadata service, or reserved for a special purpose;
 * - `impossible`: stands for no single host.
 */
export type AddressClass = 'public' | 'internal' | 'sensitive' | 'impossible';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Where clouds hand out credentials to whoever asks from inside. */
const METADATA = new Set([
  '169.254.169.254', // AWS, Azure, Google, OpenStack
  '169.254.170.2', // AWS ECS
  '100.100.100.200', // Alibaba
  '168.63.129.16', // Azure's host, publicly numbered
  '192.0.0.192', // Oracle
  'fd00:ec2::254', // AWS
  'fd00:ec2::23', // AWS EKS
  'fd20:ce::254', // Google
]);

const CLASS_OF_RANGE: Record<string, AddressClass> = {
  unicast: 'public',
  loopback: 'internal',
  private: 'internal',
  uniqueLocal: 'internal',
  carrierGradeNat: 'internal',
  unspecified: 'impossible',
  broadcast: 'impossible',
  multicast: 'impossible',
};

/**
 * Reads an address as `net` or a URL's host name writes it; one that carries an IPv4 address
 * (IPv4-mapped, IPv4-compatible, or the NAT64 prefix) is that IPv4 address.
 *
 * @returns `undefined` when the text is no address.
 */
export function parseAddress(text: string): Address | undefined {
  // A zone only says through which interface an address is reached.
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return ipaddr.IPv4.parse(bare);
  if (!ipaddr.IPv6.isValid(bare)) return undefined;
  const address = ipaddr.IPv6.parse(bare);
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  return address.range() === 'rfc6052' || isCompatible(address)
    ? embeddedIn(address)
    : address;
}

/** Whether it is `::a.b.c.d`, which some systems still route as a.b.c.d. */
function isCompatible(address: ipaddr.IPv6): boolean {
  return (
    address
      .toByteArray()
      .slice(0, 12)
      .every(byte => byte === 0) &&
    !['unspecified', 'loopback'].includes(address.range())
  );
}

/** Says how near an address is to this host. */
export function classifyAddress(address: Address): AddressClass {
  if (METADATA.has(address.toString())) return 'sensitive';
  return CLASS_OF_RANGE[address.range()] ?? 'sensitive';
}

function embeddedIn(address: ipaddr.IPv6): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}
