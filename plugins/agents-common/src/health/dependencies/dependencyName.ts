import type { HealthComponent } from '../../api/types';

const IP_V4 = /(?:\d{1,3}\.){3}\d{1,3}/;
const IP_V6 = /\[[0-9a-f:.]{2,45}\]/;
const HOST = /[a-z0-9](?:[a-z0-9-]*\.)+[a-z0-9-]*[a-z]/;
const PORT = /:(\d{1,5})(?![\w.])/;

/** In a sentence a file and its line look like a host and its port, so a host needs a scheme there. */
const ADDRESS_IN_TEXT = new RegExp(
  `(?<![\\w.:-])(?:[a-z0-9+]+://(?:[^\\s/@]*@)?(${HOST.source})|(?:[a-z0-9+]+://(?:[^\\s/@]*@)?)?(${IP_V4.source}|${IP_V6.source}))${PORT.source}`,
  'i',
);
const ADDRESS_AS_ID = new RegExp(
  `^(?:[a-z0-9+]+://(?:[^\\s/@]*@)?)?(${HOST.source}|${IP_V4.source}|${IP_V6.source})${PORT.source}`,
  'i',
);

/** Addresses that mean another machine to each who names them. */
const OWN_MACHINE =
  /^(localhost|.*\.localhost|localhost\.localdomain|127\..*|0\.0\.0\.0|\[::1?\])$/;

/** What is left of a name when neither case nor separators count; empty for one of signs alone. */
export function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** `event-bus` of `event-bus:response-time`. */
export function componentName({ id }: HealthComponent): string {
  const end = id.indexOf(':');
  return end > 0 ? id.slice(0, end) : id;
}

/**
 * What says that two components are the same thing, whoever reports them: the address of another
 * machine, or an id that is more than the name said again.
 *
 * @returns `undefined` when nothing does: two agents may each have a cache of their own.
 */
export function componentIdentity(
  component: HealthComponent,
): string | undefined {
  const { id, componentId, value, output } = component;
  const address =
    addressIn(componentId, ADDRESS_AS_ID) ??
    addressIn(value, ADDRESS_AS_ID) ??
    addressIn(output, ADDRESS_IN_TEXT);
  if (address !== undefined) return `address ${address}`;
  const said = plainName(componentId ?? '');
  const saysMore =
    said !== '' &&
    said !== plainName(componentName(component)) &&
    said !== plainName(id) &&
    !isOwnMachine(componentId ?? '');
  return saysMore ? `id ${said}` : undefined;
}

function addressIn(text: unknown, pattern: RegExp): string | undefined {
  const found = typeof text === 'string' ? pattern.exec(text) : undefined;
  if (!found) return undefined;
  const host = found
    .slice(1, -1)
    .find(part => part !== undefined)!
    .toLowerCase();
  const port = Number(found[found.length - 1]);
  return OWN_MACHINE.test(host) || port > 65_535
    ? undefined
    : `${host}:${port}`;
}

/** `localhost:5432`, `redis://127.0.0.1`. */
function isOwnMachine(text: string): boolean {
  const host = text
    .toLowerCase()
    .replace(/^[a-z0-9+]+:\/\/(?:[^\s/@]*@)?/, '')
    .replace(/(?::\d+)?(?:\/.*)?$/, '');
  return OWN_MACHINE.test(host);
}
