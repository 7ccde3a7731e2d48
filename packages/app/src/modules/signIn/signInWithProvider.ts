import { UserIdentity } from '@backstage/core-components';
import type { ApiHolder, IdentityApi } from '@backstage/core-plugin-api';
import type { SignInProvider } from './signInProviders';

/**
 * Signs in through a provider.
 *
 * @returns nothing when only an existing session was wanted and there is none.
 */
export async function signInWithProvider(options: {
  provider: SignInProvider;
  apis: ApiHolder;
  mode: 'existing' | 'popup';
}): Promise<IdentityApi | undefined> {
  const { provider, apis, mode } = options;
  const authApi = apis.get(provider.apiRef);
  if (!authApi) {
    throw new Error(`The app has no API for the provider ${provider.title}`);
  }
  const response = await authApi.getBackstageIdentity(
    mode === 'popup' ? { instantPopup: true } : { optional: true },
  );
  if (!response) {
    if (mode === 'existing') return undefined;
    throw new Error(
      `${provider.title} signed you in, but its backend has no sign-in resolver: see auth.providers.${provider.id}`,
    );
  }
  return UserIdentity.create({
    identity: response.identity,
    profile: await authApi.getProfile(),
    authApi,
  });
}
