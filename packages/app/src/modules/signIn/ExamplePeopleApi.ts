import { createFetchApi } from '@backstage/core-app-api';
import { createApiRef, type DiscoveryApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';

/** Someone of the examples, whose role can be tried at one click. */
export interface ExamplePerson {
  id: string;
  title: string;
  /** What this role may do. */
  description: string;
}

// Nobody is signed in yet: the app's own fetch API would wait for a token.
const { fetch: fetchAsNobody } = createFetchApi({ middleware: [] });

/** Knows the example people that the backend offers. */
export interface ExamplePeopleApi {
  /** Nobody when the backend offers no example people, as in production. */
  listPeople(): Promise<ExamplePerson[]>;
}

export const examplePeopleApiRef = createApiRef<ExamplePeopleApi>({
  id: 'app.example-people',
});

export class DefaultExamplePeopleApi implements ExamplePeopleApi {
  readonly #discoveryApi: DiscoveryApi;

  private constructor(options: { discoveryApi: DiscoveryApi }) {
    this.#discoveryApi = options.discoveryApi;
  }

  static create(options: { discoveryApi: DiscoveryApi }) {
    return new DefaultExamplePeopleApi(options);
  }

  async listPeople(): Promise<ExamplePerson[]> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('auth');
    const response = await fetchAsNobody(`${baseUrl}/examplePeople/start`);
    if (response.status === 404) return [];
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return parsePeople(await response.json());
  }
}

function parsePeople(body: unknown): ExamplePerson[] {
  const people =
    typeof body === 'object' && body !== null && 'people' in body
      ? body.people
      : undefined;
  if (!Array.isArray(people)) {
    throw new Error(
      'The list of example people has no "people"; check that frontend and backend are of the same version',
    );
  }
  return people.filter(isExamplePerson);
}

function isExamplePerson(value: unknown): value is ExamplePerson {
  if (typeof value !== 'object' || value === null) return false;
  const person = value as Record<string, unknown>;
  return ['id', 'title', 'description'].every(
    field => typeof person[field] === 'string',
  );
}
