import { ProxiedSignInPage } from '@backstage/core-components';
import {
  type IdentityApi,
  type SignInPageProps,
  configApiRef,
  useApi,
  useApiHolder,
} from '@backstage/core-plugin-api';
import { useEffect, useMemo, useRef, useState } from 'react';
import { isDevelopment, readSignInProviders } from './signInProviders';
import {
  type SignInChoice,
  forgetChoice,
  forgettingIdentity,
  recallChoice,
  rememberChoice,
} from './rememberedChoice';
import { SignInChoices } from './SignInChoices';
import { signInWithProvider } from './signInWithProvider';
import { useExamplePeople } from './useExamplePeople';

/**
 * Offers the providers that the configuration names; in development also a guest and the example
 * people, each at one click.
 */
export function SignInPage({ onSignInSuccess }: SignInPageProps) {
  const config = useApi(configApiRef);
  const apis = useApiHolder();
  const development = isDevelopment(config);
  const providers = useMemo(() => readSignInProviders(config), [config]);
  const people = useExamplePeople(development);
  const [choice, setChoice] = useState(() => allowed(recallChoice()));
  const [error, setError] = useState<Error>();

  function allowed(recalled?: SignInChoice): SignInChoice | undefined {
    return recalled?.kind === 'provider' || development ? recalled : undefined;
  }

  function succeed(signedInBy: SignInChoice, identity: IdentityApi) {
    rememberChoice(signedInBy);
    onSignInSuccess(forgettingIdentity(identity));
  }

  function fail(cause: Error) {
    forgetChoice();
    setChoice(undefined);
    setError(cause);
  }

  async function continueWith(id: string, mode: 'existing' | 'popup') {
    const provider = providers.find(candidate => candidate.id === id);
    try {
      const identity =
        provider && (await signInWithProvider({ provider, apis, mode }));
      if (identity) succeed({ kind: 'provider', id }, identity);
      else setChoice(undefined);
    } catch (cause) {
      fail(cause as Error);
    }
  }

  const resume = useRef(() => {
    if (choice?.kind === 'provider') continueWith(choice.id, 'existing');
  });
  useEffect(() => resume.current(), []);

  if (choice && choice.kind !== 'provider') {
    return (
      <ProxiedSignInPage
        provider={choice.kind === 'guest' ? 'guest' : 'examplePeople'}
        headers={
          choice.kind === 'person' ? { 'X-Example-Person': choice.id } : {}
        }
        onSignInSuccess={identity => succeed(choice, identity)}
        ErrorComponent={props => (
          <ReportError error={props.error} onError={fail} />
        )}
      />
    );
  }
  return (
    <SignInChoices
      development={development}
      people={people.value ?? []}
      providers={providers}
      busy={Boolean(choice) || people.loading}
      error={error ?? people.error}
      onGuest={() => setChoice({ kind: 'guest' })}
      onPerson={id => setChoice({ kind: 'person', id })}
      onProvider={id => {
        setChoice({ kind: 'provider', id });
        continueWith(id, 'popup');
      }}
    />
  );
}

function ReportError(props: {
  error?: Error;
  onError: (error: Error) => void;
}) {
  const report = useRef(props);
  useEffect(() => {
    const { error, onError } = report.current;
    if (error) onError(error);
  }, []);
  return null;
}
