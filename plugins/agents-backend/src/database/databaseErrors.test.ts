import { serializeError } from '@backstage/errors';
import { asServiceError } from './databaseErrors';

const away = Object.assign(new Error('connect 10.1.2.3:5432'), {
  code: 'ECONNREFUSED',
});
const refused = Object.assign(new Error('select * from agents - no table'), {
  name: 'SqliteError',
});

describe('asServiceError', () => {
  it.each([
    ['that the database is away', away, 'ServiceUnavailableError'],
    ['that it refuses a query', refused, 'RefusedQueryError'],
  ])('keeps the error that says %s for the log alone', (_, error, name) => {
    const answer = asServiceError(error) as Error;
    expect(answer).toMatchObject({ name });
    expect(answer.cause).toBe(error);
    expect(answer.message).not.toContain(error.message);
    expect(JSON.stringify(serializeError(answer))).not.toContain(error.message);
  });

  it('passes on what is no fault of the database', () => {
    const error = new Error('something else');
    expect(asServiceError(error)).toBe(error);
  });
});
