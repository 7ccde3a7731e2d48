import type {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/** Who is behind credentials: a user's entity reference, or the subject of a service. */
export function actorOf({ principal }: BackstageCredentials): string {
  if (isUser(principal)) return principal.userEntityRef;
  return isService(principal) ? principal.subject : 'nobody';
}

function hasType(principal: unknown): principal is { type: unknown } {
  return (
    typeof principal === 'object' && principal !== null && 'type' in principal
  );
}

/** Whether a service is behind credentials, rather than a person. */
export function isServiceCall({ principal }: BackstageCredentials): boolean {
  return isService(principal);
}

function isUser(principal: unknown): principal is BackstageUserPrincipal {
  return hasType(principal) && principal.type === 'user';
}

function isService(principal: unknown): principal is BackstageServicePrincipal {
  return hasType(principal) && principal.type === 'service';
}
