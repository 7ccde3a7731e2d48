import { Config } from '@backstage/config';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityReadPermission,
  RESOURCE_TYPE_CATALOG_ENTITY,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  isReadPermission,
  isResourcePermission,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { grantFor } from './grants';
import { readRoleAssignments, RoleAssignments, roleOf } from './roles';

/** Entities with this annotation set to `owners` are shown to their owners only. */
export const VISIBILITY_ANNOTATION = 'agentportal.dev/visibility';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * The policy this portal runs with: who is signed in may read, each role adds
 * what grants.ts lists for it, and everything else is denied.
 *
 * It is here to show the portal's permissions at work. An organisation that
 * adopts the plugins keeps its own policy, and decides there who may use the
 * `agents.*` permissions.
 */
export class RolePolicy implements PermissionPolicy {
  static fromConfig(config: Config): RolePolicy {
    return new RolePolicy(readRoleAssignments(config));
  }

  private constructor(private readonly assignments: RoleAssignments) {}

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return deny;
    }
    const { permission } = request;
    const claims = user.info.ownershipEntityRefs;
    const role = roleOf(claims, this.assignments);

    if (isPermission(permission, catalogEntityReadPermission)) {
      return role === 'release-manager'
        ? allow
        : createCatalogConditionalDecision(permission, visibleTo(claims));
    }
    if (isReadPermission(permission)) {
      return allow;
    }
    const reach = grantFor(role, permission.name);
    if (reach === 'all') {
      return allow;
    }
    if (
      reach === 'own' &&
      isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)
    ) {
      return createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims }),
      );
    }
    return deny;
  }
}

type EntityCriteria = PermissionCriteria<
  PermissionCondition<typeof RESOURCE_TYPE_CATALOG_ENTITY>
>;

function visibleTo(claims: string[]): EntityCriteria {
  return {
    anyOf: [
      {
        not: catalogConditions.hasAnnotation({
          annotation: VISIBILITY_ANNOTATION,
          value: 'owners',
        }),
      },
      catalogConditions.isEntityOwner({ claims }),
    ],
  };
}
