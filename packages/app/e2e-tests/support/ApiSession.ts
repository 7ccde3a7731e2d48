import { PORTAL_URL } from './addresses';
import { PEOPLE, type Person } from './people';

/** The portal's API as one person uses it. */
export class ApiSession {
  readonly #token?: string;

  private constructor(token?: string) {
    this.#token = token;
  }

  /** Somebody who did not sign in. */
  static anonymous(): ApiSession {
    return new ApiSession();
  }

  /** Signs in as the sign-in page does. */
  static async signIn(person: Person): Promise<ApiSession> {
    const { provider, id } = PEOPLE[person];
    const response = await fetch(`${PORTAL_URL}/api/auth/${provider}/refresh`, {
      headers: {
        'X-Requested-With': 'XMLHttpRequest',
        ...(id && { 'X-Example-Person': id }),
      },
    });
    if (!response.ok) {
      throw new Error(
        `Sign-in as ${person}: ${response.status} ${await response.text()}`,
      );
    }
    const session = await response.json();
    return new ApiSession(session.backstageIdentity.token);
  }

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${PORTAL_URL}${path}`, {
      ...init,
      headers: {
        ...(this.#token && { Authorization: `Bearer ${this.#token}` }),
        'Content-Type': 'application/json',
        ...init.headers,
      },
    });
  }

  /** Resolves to the body, parsed. */
  async get<T>(path: string): Promise<T> {
    const response = await this.request(path);
    if (!response.ok) {
      throw new Error(
        `GET ${path}: ${response.status} ${await response.text()}`,
      );
    }
    return response.json();
  }
}
