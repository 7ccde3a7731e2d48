/** The address of a document below the base URL of an instance. */
export function documentUrl(base: string, path: string): string {
  return base.replace(/\/+$/, '') + path;
}
