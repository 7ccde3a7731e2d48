import type { UserInfoService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { Caller } from '../../readiness/workflow/Caller';

/** The groups that a person belongs to, as sign-in and the catalog say. */
export async function listGroups(
  { credentials }: Pick<Caller, 'credentials'>,
  userInfo: UserInfoService,
): Promise<string[]> {
  const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
  return ownershipEntityRefs
    .filter(ref => parseEntityRef(ref).kind.toLowerCase() === 'group')
    .map(ref => ref.toLowerCase());
}
