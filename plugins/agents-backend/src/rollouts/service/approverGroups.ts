import type { UserInfoService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { Caller } from '../../readiness/workflow/Caller';

/** The groups that a person belongs to, as the identity provider and the catalog say. */
export async function approverGroups(
  caller: Caller,
  userInfo: UserInfoService,
): Promise<string[]> {
  const { ownershipEntityRefs } = await userInfo.getUserInfo(
    caller.credentials,
  );
  return ownershipEntityRefs
    .filter(ref => parseEntityRef(ref).kind.toLowerCase() === 'group')
    .map(ref => ref.toLowerCase());
}
