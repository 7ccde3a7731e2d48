import type {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  agentsAttestationSignPermission,
  agentsExemptionGrantPermission,
  agentsExemptionRequestPermission,
} from '@agent-portal/plugin-agents-common';
import { NotAllowedError } from '@backstage/errors';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { FleetAuthorizer } from '../../authorization/FleetAuthorizer';
import type { Viewer } from '../../authorization/Viewer';
import { actorOf } from '../../kpis/samples/actorOf';

/** Who asks, as credentials and the permission framework say it. */
export interface Caller extends Viewer {
  credentials: BackstageCredentials;
  /** Entity reference of a person, or the subject of a service. */
  actor: string;
  /** Entity reference of the person; absent for a service. */
  user?: string;
  /** Names of the permissions that it was asked about and has; see {@link toCaller}. */
  granted: ReadonlySet<string>;
}

const WORKFLOW_PERMISSIONS: BasicPermission[] = [
  agentsExemptionRequestPermission,
  agentsExemptionGrantPermission,
  agentsAttestationSignPermission,
];

/** Reads who asks from a request: two calls to the permission framework. */
export async function readCaller(
  request: Parameters<HttpAuthService['credentials']>[0],
  options: { httpAuth: HttpAuthService; authorizer: FleetAuthorizer },
): Promise<Caller> {
  const credentials = await options.httpAuth.credentials(request);
  return toCaller(credentials, options.authorizer);
}

/**
 * What the permission framework says about somebody.
 *
 * @param permissions - Those that are asked about; by default those of the readiness workflow.
 */
export async function toCaller(
  credentials: BackstageCredentials,
  authorizer: FleetAuthorizer,
  permissions: BasicPermission[] = WORKFLOW_PERMISSIONS,
): Promise<Caller> {
  const viewer = await authorizer.readViewer(credentials);
  const granted = await authorizer.listGranted(permissions, credentials);
  const actor = actorOf(credentials);
  const user = isPerson(credentials) ? actor : undefined;
  return { ...viewer, credentials, actor, user, granted };
}

/**
 * The person who asks, who has the permission and claims to be nobody else.
 *
 * @param stated - The actor that the body names, when it names one.
 * @throws NotAllowedError otherwise.
 */
export function requirePerson(
  caller: Caller,
  permission: BasicPermission,
  stated: string | undefined,
): string {
  const user = requireOneself(caller, stated);
  if (!caller.granted.has(permission.name)) {
    throw new NotAllowedError(
      `This needs the permission ${permission.name}, which you do not have`,
    );
  }
  return user;
}

/** As {@link requirePerson}, for what needs no permission. */
export function requireOneself(
  caller: Caller,
  stated: string | undefined,
): string {
  const { user, actor } = caller;
  if (user === undefined) {
    throw new NotAllowedError(
      `Only a signed-in person may do this, and ${actor} is none`,
    );
  }
  if (stated !== undefined && stated.toLowerCase() !== user.toLowerCase()) {
    throw new NotAllowedError(
      `actor is "${stated}", but you are ${user}; leave it out`,
    );
  }
  return user;
}

function isPerson({ principal }: BackstageCredentials): boolean {
  return (
    typeof principal === 'object' &&
    principal !== null &&
    'type' in principal &&
    principal.type === 'user'
  );
}
