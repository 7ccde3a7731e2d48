import {
  agentsRolloutApprovePermission,
  agentsRolloutOperatePermission,
} from '@agent-portal/plugin-agents-common';
import type {
  BackstageCredentials,
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { FleetAuthorizer } from '../../authorization/FleetAuthorizer';
import { type Caller, toCaller } from '../../readiness/workflow/Caller';
import { listGroups } from './listGroups';

/** Who asks about rollouts. */
export interface RolloutCaller extends Caller {
  /** Entity references of the groups of a person who may approve; empty for anybody else. */
  groups: string[];
}

const ROLLOUT_PERMISSIONS: BasicPermission[] = [
  agentsRolloutOperatePermission,
  agentsRolloutApprovePermission,
];

/** What tells who asks. */
export interface RolloutCallerOptions {
  authorizer: FleetAuthorizer;
  userInfo: UserInfoService;
}

/** Reads who asks about rollouts from a request: two calls to the permission framework. */
export async function readRolloutCaller(
  request: Parameters<HttpAuthService['credentials']>[0],
  options: RolloutCallerOptions & { httpAuth: HttpAuthService },
): Promise<RolloutCaller> {
  const credentials = await options.httpAuth.credentials(request);
  return toRolloutCaller(credentials, options);
}

/** What is known of somebody who asks about rollouts. */
export async function toRolloutCaller(
  credentials: BackstageCredentials,
  { authorizer, userInfo }: RolloutCallerOptions,
): Promise<RolloutCaller> {
  const caller = await toCaller(credentials, authorizer, ROLLOUT_PERMISSIONS);
  const groups = mayApprove(caller) ? await listGroups(caller, userInfo) : [];
  return { ...caller, groups };
}

/** Whether a caller may operate rollouts. */
export function mayOperate({ granted }: Caller): boolean {
  return granted.has(agentsRolloutOperatePermission.name);
}

/** Whether a caller may approve rollouts: a person with the permission, as a job has no opinion. */
export function mayApprove({ granted, user }: Caller): boolean {
  return user !== undefined && granted.has(agentsRolloutApprovePermission.name);
}

/**
 * The person or job that operates, who claims to be nobody else.
 *
 * @param stated - The actor that the body names, when it names one.
 * @throws NotAllowedError otherwise.
 */
export function requireOperator(
  caller: Caller,
  stated: string | undefined,
): string {
  requireSelf(caller, stated);
  if (!mayOperate(caller)) {
    throw new NotAllowedError(
      `This needs the permission ${agentsRolloutOperatePermission.name}, which you do not have`,
    );
  }
  return caller.actor;
}

/** As {@link requireOperator}, for the person who approves. @throws NotAllowedError otherwise. */
export function requireApprover(
  caller: Caller,
  stated: string | undefined,
): string {
  requireSelf(caller, stated);
  if (caller.user === undefined) {
    throw new NotAllowedError(
      `Only a signed-in person may approve, and ${caller.actor} is none`,
    );
  }
  if (!mayApprove(caller)) {
    throw new NotAllowedError(
      `This needs the permission ${agentsRolloutApprovePermission.name}, which you do not have`,
    );
  }
  return caller.user;
}

function requireSelf({ actor }: Caller, stated: string | undefined): void {
  if (stated !== undefined && stated.toLowerCase() !== actor.toLowerCase()) {
    throw new NotAllowedError(
      `actor is "${stated}", but you are ${actor}; leave it out`,
    );
  }
}
