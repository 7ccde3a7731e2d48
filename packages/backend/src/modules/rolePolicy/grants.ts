import { Role, roles } from './roles';

/** How far a granted permission reaches. */
export type Reach = 'all' | 'own';

/**
 * Permissions beyond reading, by the lowest role that has them. `own` limits a
 * catalog permission to entities that the person or one of their groups owns.
 * A permission that is not listed here is denied.
 */
const grants: Record<Role, Record<string, Reach>> = {
  guest: {
    'catalog.entity.validate': 'all',
  },
  member: {
    'catalog.entity.create': 'all',
    'catalog.entity.delete': 'own',
    'catalog.entity.refresh': 'all',
    'catalog.location.analyze': 'all',
    'catalog.location.create': 'all',
    'scaffolder.action.execute': 'all',
    'scaffolder.task.cancel': 'all',
    'scaffolder.task.create': 'all',
    'scaffolder.template.dry-run': 'all',
    // Of agents that they may see: whoever is awake takes an alert on.
    'agents.alert.acknowledge': 'all',
    'agents.exemption.request': 'all',
    // Of the agents they own: the plugin sees to that, as a sample names its agent in the body.
    'agents.kpi.push': 'all',
  },
  'team-lead': {
    'agents.attestation.sign': 'all',
    'agents.exemption.grant': 'all',
    'agents.maintenance.plan': 'all',
    'agents.rollout.approve': 'all',
  },
  'release-manager': {
    'agents.rollout.operate': 'all',
    'catalog.entity.delete': 'all',
    'catalog.location.delete': 'all',
    'scaffolder.template.management': 'all',
  },
};

/** How far a role's grant of a permission reaches, `undefined` when it has none. */
export function grantFor(
  role: Role,
  permissionName: string,
): Reach | undefined {
  return roles
    .slice(0, roles.indexOf(role) + 1)
    .map(name => grants[name])
    .reduce<Reach | undefined>(
      (reach, row) =>
        Object.hasOwn(row, permissionName) ? row[permissionName] : reach,
      undefined,
    );
}
