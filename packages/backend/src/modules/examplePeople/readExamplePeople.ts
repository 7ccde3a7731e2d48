import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** Somebody the sign-in page offers in development. */
export interface ExamplePerson {
  /** Names the person in the sign-in call. */
  id: string;
  /** The role, as the sign-in page shows it. */
  title: string;
  /** What the role may do, in a sentence. */
  description: string;
  /** The `User` entity whose groups the session gets. */
  userEntityRef: string;
}

/** Reads `auth.providers.examplePeople`, in the order in which it is written. */
export function readExamplePeople(config: Config): ExamplePerson[] {
  const people = config.getConfigArray('people').map(readExamplePerson);
  const repeated = people.find(
    (person, index) => people.findIndex(({ id }) => id === person.id) !== index,
  );
  if (repeated) {
    throw new InputError(
      `auth.providers.examplePeople.people names '${repeated.id}' twice: give every person an id of their own`,
    );
  }
  return people;
}

function readExamplePerson(config: Config): ExamplePerson {
  return {
    id: config.getString('id'),
    title: config.getString('title'),
    description: config.getString('description'),
    userEntityRef: stringifyEntityRef(
      parseEntityRef(config.getString('userEntityRef'), {
        defaultKind: 'User',
        defaultNamespace: 'default',
      }),
    ),
  };
}
