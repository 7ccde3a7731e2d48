import {
  type IdentityApi,
  discoveryApiRef,
  githubAuthApiRef,
} from '@backstage/core-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  type ExamplePeopleApi,
  type ExamplePerson,
  examplePeopleApiRef,
} from './ExamplePeopleApi';
import { SignInPage } from './SignInPage';

const PEOPLE: ExamplePerson[] = [
  { id: 'developer', title: 'Developer', description: 'Registers agents.' },
  { id: 'team-lead', title: 'Team lead', description: 'Approves rollouts.' },
  { id: 'release-manager', title: 'Release manager', description: 'Operates.' },
];

const SESSION = {
  profile: { displayName: 'Someone' },
  providerInfo: {},
  backstageIdentity: {
    token: `${btoa('{}')}.${btoa('{"exp":9999999999}')}.`,
    identity: {
      type: 'user' as const,
      userEntityRef: 'user:default/example-team-lead',
      ownershipEntityRefs: ['user:default/example-team-lead'],
    },
  },
};

function renderSignIn(options: {
  environment?: string;
  providers?: string[];
  people?: ExamplePeopleApi['listPeople'];
}) {
  const listPeople = jest.fn(options.people ?? (async () => PEOPLE));
  const onSignInSuccess = jest.fn<void, [IdentityApi]>();
  const github = {
    getBackstageIdentity: jest.fn(async () => SESSION.backstageIdentity),
    getProfile: jest.fn(async () => SESSION.profile),
    signOut: jest.fn(async () => {}),
  };
  renderInTestApp(<SignInPage onSignInSuccess={onSignInSuccess} />, {
    config: {
      app: {
        title: 'Agent Portal',
        signIn: { providers: options.providers ?? [] },
      },
      ...(options.environment && {
        auth: { environment: options.environment },
      }),
    },
    apis: [
      [discoveryApiRef, { getBaseUrl: async () => 'http://backend/api/auth' }],
      [examplePeopleApiRef, { listPeople }],
      [githubAuthApiRef, github],
    ],
  });
  return { listPeople, onSignInSuccess, github };
}

describe('SignInPage', () => {
  const refresh = jest.spyOn(globalThis, 'fetch');

  beforeEach(() => {
    localStorage.clear();
    refresh.mockReset();
    refresh.mockImplementation(async () => Response.json(SESSION));
  });

  afterAll(() => refresh.mockRestore());

  it('offers guest and the example people in development', async () => {
    renderSignIn({ environment: 'development' });
    for (const name of [/^Developer/, /^Team lead/, /^Release/, /^Guest/]) {
      expect(await screen.findByRole('button', { name })).toBeEnabled();
    }
  });

  it.each(['production', 'Development', undefined])(
    'offers and asks for nobody where auth.environment is %s',
    async environment => {
      localStorage.setItem('agent-portal.sign-in', 'guest');
      const { listPeople, onSignInSuccess } = renderSignIn({ environment });
      expect(
        await screen.findByText(/No way to sign in is configured/),
      ).toBeInTheDocument();
      expect(screen.queryByRole('button')).not.toBeInTheDocument();
      expect(listPeople).not.toHaveBeenCalled();
      expect(refresh).not.toHaveBeenCalled();
      expect(onSignInSuccess).not.toHaveBeenCalled();
    },
  );

  it('signs in as a person at one click, and forgets it at sign-out', async () => {
    const { onSignInSuccess } = renderSignIn({ environment: 'development' });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Team lead/ }),
    );
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const [url, init] = refresh.mock.calls[0];
    expect(url).toBe('http://backend/api/auth/examplePeople/refresh');
    expect(new Headers(init?.headers).get('X-Example-Person')).toBe(
      'team-lead',
    );
    expect(localStorage.getItem('agent-portal.sign-in')).toBe(
      'person:team-lead',
    );
    await onSignInSuccess.mock.calls[0][0].signOut();
    expect(localStorage.getItem('agent-portal.sign-in')).toBeNull();
  });

  it('signs in again after a reload without asking', async () => {
    localStorage.setItem('agent-portal.sign-in', 'person:developer');
    const { onSignInSuccess } = renderSignIn({ environment: 'development' });
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
  });

  it('says what went wrong and offers the choice again', async () => {
    refresh.mockImplementation(async () =>
      Response.json(
        { error: { name: 'AuthenticationError', message: 'No such person' } },
        { status: 401 },
      ),
    );
    renderSignIn({ environment: 'development' });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Developer/ }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Sign-in did not work/,
    );
    expect(screen.getByRole('button', { name: /^Developer/ })).toBeEnabled();
    expect(localStorage.getItem('agent-portal.sign-in')).toBeNull();
  });

  it('still offers guest when the people cannot be listed', async () => {
    renderSignIn({
      environment: 'development',
      people: async () => {
        throw new Error('backend is starting');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'backend is starting',
    );
    expect(screen.getByRole('button', { name: /^Guest/ })).toBeEnabled();
  });

  it('offers the configured providers in production, and signs in by popup', async () => {
    const { github, onSignInSuccess } = renderSignIn({
      environment: 'production',
      providers: ['github'],
    });
    const button = await screen.findByRole('button', { name: /^GitHub/ });
    expect(screen.getAllByRole('button')).toEqual([button]);
    await userEvent.click(button);
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(github.getBackstageIdentity).toHaveBeenCalledWith({
      instantPopup: true,
    });
  });
});
