/** Orders `1.10.0` after `1.9.3`; a pre-release comes before its release. */
export function compareVersions(a: string, b: string): number {
  const [coreA, preA] = split(a);
  const [coreB, preB] = split(b);
  const core = coreA.localeCompare(coreB, 'en', { numeric: true });
  if (core !== 0) return core;
  if (!preA || !preB) return (preA ? -1 : 0) - (preB ? -1 : 0);
  return preA.localeCompare(preB, 'en', { numeric: true });
}

function split(version: string): [string, string | undefined] {
  const [core, ...pre] = version.replace(/^v/, '').split('-');
  return [core, pre.length > 0 ? pre.join('-') : undefined];
}
