import { Config } from '@backstage/config';

/** Whether example people may sign in, and if not, why. */
export type ExamplePeopleDecision =
  | { allowed: true }
  | { allowed: false; reason: string };

/** Both the process and the configuration have to say that this is development. */
export function mayOfferExamplePeople(options: {
  config: Config;
  nodeEnvironment: string | undefined;
}): ExamplePeopleDecision {
  const { config, nodeEnvironment } = options;
  if (nodeEnvironment !== 'development') {
    return {
      allowed: false,
      reason: `NODE_ENV is '${nodeEnvironment ?? ''}', not 'development'`,
    };
  }
  const environment = config.getOptionalString('auth.environment');
  if (environment !== 'development') {
    return {
      allowed: false,
      reason: `auth.environment is '${environment ?? ''}', not 'development'`,
    };
  }
  return { allowed: true };
}
