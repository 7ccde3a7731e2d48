import {
  AuthenticationError,
  ForwardedError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  AuthProviderFactory,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
  SignInResolver,
} from '@backstage/plugin-auth-node';
import { ExamplePerson, readExamplePeople } from './readExamplePeople';

/** Request header that says whom to sign in as. */
export const EXAMPLE_PERSON_HEADER = 'x-example-person';

const authenticator = createProxyAuthenticator<
  ExamplePerson[],
  ExamplePerson,
  undefined
>({
  defaultProfileTransform: async person => ({
    profile: { displayName: person.title },
  }),
  initialize: ({ config }) => readExamplePeople(config),
  async authenticate({ req }, people) {
    const id = req.header(EXAMPLE_PERSON_HEADER);
    if (!id) {
      throw new InputError(
        `The header ${EXAMPLE_PERSON_HEADER} is missing: set it to one of ${listIds(
          people,
        )}`,
      );
    }
    const person = people.find(candidate => candidate.id === id);
    if (!person) {
      throw new AuthenticationError(
        `There is no example person '${id}': choose one of ${listIds(people)}`,
      );
    }
    return { result: person };
  },
});

const signInResolver: SignInResolver<ExamplePerson> = async (
  { result: person },
  context,
) => {
  const entityRef = person.userEntityRef;
  try {
    return await context.signInWithCatalogUser({ entityRef });
  } catch (error) {
    if (error instanceof NotFoundError) {
      throw new ServiceUnavailableError(
        `${entityRef} is not in the catalog: right after the first start wait a few seconds, otherwise check auth.providers.examplePeople`,
      );
    }
    throw new ForwardedError(`Signing in as ${entityRef} failed`, error);
  }
};

/**
 * Signs in, with no password, as one of the people that the configuration lists.
 * `GET start` lists them, `GET refresh` issues the session.
 */
export function createExamplePeopleProviderFactory(): AuthProviderFactory {
  const createProxyProvider = createProxyAuthProviderFactory({
    authenticator,
    signInResolver,
  });
  return context => ({
    ...createProxyProvider(context),
    async start(_request, response) {
      response.json({ people: readExamplePeople(context.config) });
    },
  });
}

function listIds(people: ExamplePerson[]): string {
  return people.map(({ id }) => id).join(', ');
}
