import { agentsAlertAcknowledgePermission } from '@agent-portal/plugin-agents-common';
import type {
  BackstageCredentials,
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { FleetAuthorizer } from '../../authorization/FleetAuthorizer';
import { type Caller, toCaller } from '../../readiness/workflow/Caller';
import type { AlertView } from '../results/AlertReadModel';

/** Who asks about alerts. */
export interface AlertCaller extends Caller {
  view: AlertView;
  /** Entity references, lower case, of the person and their groups; none of a service. */
  listOwners(): Promise<string[]>;
}

/** What tells who asks. */
export interface AlertCallerOptions {
  authorizer: FleetAuthorizer;
  userInfo: UserInfoService;
}

/** Reads who asks about alerts from a request: two calls to the permission framework. */
export async function readAlertCaller(
  request: Parameters<HttpAuthService['credentials']>[0],
  options: AlertCallerOptions & { httpAuth: HttpAuthService },
): Promise<AlertCaller> {
  return toAlertCaller(await options.httpAuth.credentials(request), options);
}

/** What is known of somebody who asks about alerts. */
export async function toAlertCaller(
  credentials: BackstageCredentials,
  { authorizer, userInfo }: AlertCallerOptions,
): Promise<AlertCaller> {
  const caller = await toCaller(credentials, authorizer, [
    agentsAlertAcknowledgePermission,
  ]);
  return {
    ...caller,
    // What concerns no agent is shown to those who may do something about it.
    view: { scope: caller.scope, seesFleetAlerts: mayAcknowledge(caller) },
    async listOwners() {
      if (caller.user === undefined) return [];
      const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
      return [
        ...new Set(
          [caller.user, ...ownershipEntityRefs].map(ref => ref.toLowerCase()),
        ),
      ];
    },
  };
}

/** Whether a caller may acknowledge, resolve and silence alerts: a person with the permission. */
export function mayAcknowledge({ granted }: Pick<Caller, 'granted'>): boolean {
  return granted.has(agentsAlertAcknowledgePermission.name);
}
