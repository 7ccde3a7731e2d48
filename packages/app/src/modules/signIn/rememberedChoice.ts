import type { IdentityApi } from '@backstage/core-plugin-api';
import { clearDevice } from '../offline/clearDevice';

const KEY = 'agent-portal.sign-in';

/** How the person signed in last, until they sign out. */
export type SignInChoice =
  | { kind: 'guest' }
  | { kind: 'person'; id: string }
  | { kind: 'provider'; id: string };

/** The remembered choice; absent when there is none or the browser keeps nothing. */
export function recallChoice(): SignInChoice | undefined {
  try {
    const [kind, id] = (localStorage.getItem(KEY) ?? '').split(':');
    if (kind === 'guest') return { kind };
    if ((kind === 'person' || kind === 'provider') && id) return { kind, id };
  } catch {
    // A browser that refuses storage asks at every start.
  }
  return undefined;
}

export function rememberChoice(choice: SignInChoice): void {
  try {
    const id = 'id' in choice ? `:${choice.id}` : '';
    localStorage.setItem(KEY, `${choice.kind}${id}`);
  } catch {
    // See recallChoice.
  }
}

export function forgetChoice(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // See recallChoice.
  }
}

/** The same identity, whose sign-out also forgets the choice and what this device kept. */
export function forgettingIdentity(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      forgetChoice();
      await clearDevice();
      await identity.signOut();
    },
  };
}
