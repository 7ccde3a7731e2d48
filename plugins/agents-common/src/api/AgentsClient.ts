import type { AgentsApi } from './AgentsApi';
import { alertsCalls } from './alertsCalls';
import { type AgentsClientOptions, createConnect } from './connection';
import { fleetCalls } from './fleetCalls';
import { readinessCalls } from './readinessCalls';
import { rolloutsCalls } from './rolloutsCalls';

/**
 * The client that the API contract implies.
 *
 * @public
 */
export class AgentsClient {
  private constructor() {}

  /** Creates a client. */
  static create(options: AgentsClientOptions): AgentsApi {
    const connect = createConnect(options);
    return {
      ...fleetCalls(connect),
      ...readinessCalls(connect),
      ...rolloutsCalls(connect),
      ...alertsCalls(connect),
    };
  }
}
