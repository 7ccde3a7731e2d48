import { builtinModules } from 'node:module';

/** Names that Kubernetes, host name resolution, Windows or the tools of a repository use. */
const taken = new Set([
  'api',
  'aux',
  'con',
  'default',
  'deploy',
  'docs',
  'git',
  'kubernetes',
  'localhost',
  'node-modules',
  'nul',
  'prn',
  'root',
  'src',
  'test',
  'tests',
  ...builtinModules.map(name => name.replaceAll('/', '-').replaceAll('_', '-')),
]);

const takenPatterns = [/^kube-/, /^(com|lpt)[0-9]$/, /^argocd(-|$)/];

/** Whether a service of this name would get in the way of something that exists already. */
export function isReservedName(name: string): boolean {
  return taken.has(name) || takenPatterns.some(pattern => pattern.test(name));
}
