/** An address that a link may lead to; nothing for one that a browser would run, such as a script. */
export function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^(https?:\/\/|\/(?![/\\]))/i.test(url)
    ? url
    : undefined;
}
