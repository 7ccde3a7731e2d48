import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';

/** Entity reference of the person whose credentials they are; empty for a service. */
export function nameOf(credentials: unknown): string {
  const { principal } = credentials as {
    principal: { userEntityRef?: string };
  };
  return principal.userEntityRef ?? '';
}

/**
 * Permissions by person: who has which, and who sees no agent at all.
 *
 * @param options - `may` are names of permissions by entity reference; `blind` see no agent.
 */
export function grantByPerson(options: {
  may: Readonly<Record<string, readonly string[]>>;
  blind?: readonly string[];
}) {
  const { may, blind = [] } = options;
  const permissions = mockServices.permissions.mock();
  permissions.authorize.mockImplementation(async (requests, context) =>
    requests.map(({ permission }) => ({
      result: may[nameOf(context?.credentials)]?.includes(permission.name)
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
    })),
  );
  permissions.authorizeConditional.mockImplementation(
    async (requests, context) =>
      requests.map(() => ({
        result: blind.includes(nameOf(context?.credentials))
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      })),
  );
  return permissions;
}

/** Everybody is in these groups, and is who the credentials say. */
export function putInGroups(groups: readonly string[]) {
  const userInfo = mockServices.userInfo.mock();
  userInfo.getUserInfo.mockImplementation(async credentials => ({
    userEntityRef: nameOf(credentials),
    ownershipEntityRefs: [nameOf(credentials), ...groups],
  }));
  return userInfo;
}
