import {
  type ApiRef,
  type BackstageIdentityApi,
  type ConfigApi,
  type ProfileInfoApi,
  type SessionApi,
  atlassianAuthApiRef,
  bitbucketAuthApiRef,
  bitbucketServerAuthApiRef,
  githubAuthApiRef,
  gitlabAuthApiRef,
  googleAuthApiRef,
  microsoftAuthApiRef,
  oktaAuthApiRef,
  oneloginAuthApiRef,
  openshiftAuthApiRef,
  vmwareCloudAuthApiRef,
} from '@backstage/core-plugin-api';

/** A provider of identities that opens its own window to sign in. */
export interface SignInProvider {
  id: string;
  title: string;
  apiRef: ApiRef<ProfileInfoApi & BackstageIdentityApi & SessionApi>;
}

const PROVIDERS: readonly SignInProvider[] = [
  { id: 'atlassian', title: 'Atlassian', apiRef: atlassianAuthApiRef },
  { id: 'bitbucket', title: 'Bitbucket', apiRef: bitbucketAuthApiRef },
  {
    id: 'bitbucketServer',
    title: 'Bitbucket Server',
    apiRef: bitbucketServerAuthApiRef,
  },
  { id: 'github', title: 'GitHub', apiRef: githubAuthApiRef },
  { id: 'gitlab', title: 'GitLab', apiRef: gitlabAuthApiRef },
  { id: 'google', title: 'Google', apiRef: googleAuthApiRef },
  { id: 'microsoft', title: 'Microsoft', apiRef: microsoftAuthApiRef },
  { id: 'okta', title: 'Okta', apiRef: oktaAuthApiRef },
  { id: 'onelogin', title: 'OneLogin', apiRef: oneloginAuthApiRef },
  { id: 'openshift', title: 'OpenShift', apiRef: openshiftAuthApiRef },
  { id: 'vmwareCloud', title: 'VMware Cloud', apiRef: vmwareCloudAuthApiRef },
];

/**
 * The providers named by `app.signIn.providers`, in that order.
 *
 * @throws Error naming a provider that this app does not know.
 */
export function readSignInProviders(config: ConfigApi): SignInProvider[] {
  const ids = config.getOptionalStringArray('app.signIn.providers') ?? [];
  return ids.map(id => {
    const provider = PROVIDERS.find(candidate => candidate.id === id);
    if (provider) return provider;
    const known = PROVIDERS.map(candidate => candidate.id).join(', ');
    throw new Error(
      `app.signIn.providers names "${id}", which is none of: ${known}`,
    );
  });
}

/** Whether the configuration says outright that this is a development set-up. */
export function isDevelopment(config: ConfigApi): boolean {
  return config.getOptionalString('auth.environment') === 'development';
}
