import { Config } from '@backstage/config';

/** What a signed-in person is to the policy. Each role includes the ones before it. */
export const roles = [
  'guest',
  'member',
  'team-lead',
  'release-manager',
] as const;

/** One of {@link roles}. */
export type Role = (typeof roles)[number];

/** Who has which role: entity refs of users or groups. Everybody else is a member. */
export interface RoleAssignments {
  guests: string[];
  teamLeads: string[];
  releaseManagers: string[];
}

/** Reads `permission.roles`; a role that is not configured belongs to nobody. */
export function readRoleAssignments(config: Config): RoleAssignments {
  const read = (name: keyof RoleAssignments) =>
    config
      .getOptionalStringArray(`permission.roles.${name}`)
      ?.map(ref => ref.toLocaleLowerCase('en-US')) ?? [];
  return {
    guests: read('guests'),
    teamLeads: read('teamLeads'),
    releaseManagers: read('releaseManagers'),
  };
}

/** The highest role that any of the ownership refs has; a guest stays one. */
export function roleOf(
  ownershipEntityRefs: string[],
  assignments: RoleAssignments,
): Role {
  const isOneOf = (refs: string[]) =>
    ownershipEntityRefs.some(ref => refs.includes(ref));
  if (isOneOf(assignments.guests)) {
    return 'guest';
  }
  if (isOneOf(assignments.releaseManagers)) {
    return 'release-manager';
  }
  return isOneOf(assignments.teamLeads) ? 'team-lead' : 'member';
}
