/** Whether a text from a scorecard is an address that a browser may safely be sent to. */
export function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url);
}
