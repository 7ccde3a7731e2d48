import { HttpResponse } from 'msw';
import { statusCodeOf } from '../queries';

const NUMBERS = new Set(['limit', 'offset', 'days']);
const BOOLEANS = new Set(['active', 'mine', 'quiet']);

/** Answers a request with what a question gives, or with the error it fails with. */
export async function answer<T extends object>(
  ask: () => Promise<T>,
  status = 200,
): Promise<Response> {
  try {
    return HttpResponse.json(await ask(), { status });
  } catch (error) {
    const { name, message } = error as Error;
    const statusCode = statusCodeOf(error) ?? 500;
    return HttpResponse.json(
      { error: { name, message }, response: { statusCode } },
      { status: statusCode },
    );
  }
}

/** The entity that a path names. */
export function refOf(
  params: Record<string, string | readonly string[] | undefined>,
) {
  return `${params.kind}:${params.namespace}/${params.name}`;
}

/**
 * The parameters of an address as the client has them.
 *
 * @param lists - Names of those that are lists.
 */
export function readQuery<T extends object>(
  request: Request,
  lists: readonly (keyof T & string)[] = [],
): T {
  const search = new URL(request.url).searchParams;
  const query: Record<string, unknown> = {};
  for (const key of new Set(search.keys())) {
    if (lists.some(list => list === key)) query[key] = search.getAll(key);
    else if (NUMBERS.has(key)) query[key] = Number(search.get(key));
    else if (BOOLEANS.has(key)) query[key] = search.get(key) === 'true';
    else query[key] = search.get(key);
  }
  return query as T;
}
