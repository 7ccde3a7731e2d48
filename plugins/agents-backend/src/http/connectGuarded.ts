import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import net from 'node:net';
import tls from 'node:tls';
import type { HostPermission, ProbeAllowList } from './ProbeAllowList';

/** Resolves a name to all of its addresses, as `dns.lookup` does. */
export type Lookup = (
  hostname: string,
  options: { all: true; family?: number | 'IPv4' | 'IPv6'; hints?: number },
  callback: (
    error: NodeJS.ErrnoException | null,
    addresses: LookupAddress[],
  ) => void,
) => void;

/** Every address of a host is one that the allow-list refuses. */
export class RefusedAddressError extends Error {
  readonly addresses: string[];

  constructor(addresses: string[]) {
    super(`Refused to connect to ${addresses.join(', ')}`);
    this.name = 'RefusedAddressError';
    this.addresses = addresses;
  }
}

/** Where and how to connect. */
export interface ConnectOptions {
  url: URL;
  port: number;
  allowList: ProbeAllowList;
  host: HostPermission;
  lookup?: Lookup;
  /** Called once the name is resolved, and never for a literal address. */
  onResolved?: () => void;
}

/**
 * Opens a connection to a permitted host, and to none but a permitted address: the addresses are
 * checked in the look-up whose result the socket uses, so that a name cannot resolve to one
 * address for the check and to another for the connection.
 *
 * @param callback - Called once, when the connection (with TLS, the session) is made or failed.
 */
export function connectGuarded(
  options: ConnectOptions,
  callback: (error: Error | null, socket: net.Socket | null) => void,
): net.Socket {
  const { url, port } = options;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const target = { host, port, lookup: guardLookup(options) };
  const socket =
    url.protocol === 'https:'
      ? tls.connect({
          ...target,
          ...(net.isIP(host) === 0 && { servername: host }),
          ALPNProtocols: ['http/1.1'],
        })
      : net.connect(target);
  let settle: typeof callback | undefined = callback;
  socket
    .setNoDelay(true)
    .once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      settle?.(null, socket);
      settle = undefined;
    })
    .on('error', error => {
      settle?.(error, null);
      settle = undefined;
    });
  return socket;
}

function guardLookup(options: ConnectOptions): net.LookupFunction {
  const { allowList, port, host, onResolved } = options;
  const lookup: Lookup = options.lookup ?? systemLookup;
  return (hostname, { family, hints, all }, callback) => {
    lookup(hostname, { family, hints, all: true }, (error, addresses) => {
      onResolved?.();
      if (error) {
        callback(error, []);
        return;
      }
      const permitted = addresses.filter(({ address }) =>
        allowList.permitsAddress(address, port, host),
      );
      if (permitted.length === 0) {
        const refused = addresses.map(({ address }) => address);
        callback(new RefusedAddressError(refused), []);
      } else if (all) {
        callback(null, permitted);
      } else {
        callback(null, permitted[0].address, permitted[0].family);
      }
    });
  };
}
