/**
 * The key by which the catalog finds the agents that say they run in an
 * environment, when that environment appears or goes.
 */
export function environmentRefreshKey(environmentRef: string): string {
  return `agentportal.dev/environment:${environmentRef}`;
}
