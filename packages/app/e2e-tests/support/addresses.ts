/** Ports of the portal under test, away from those of `npm start`. */
export const PORTAL_PORT = 17007;
export const FLEET_PORT = 17100;

/** What is added to the ports of the agents in `examples/`. */
export const AGENT_PORT_OFFSET = 10_000;

export const PORTAL_URL = `http://localhost:${PORTAL_PORT}`;
export const FLEET_URL = `http://127.0.0.1:${FLEET_PORT}`;

/** Names of the variables by which the run tells the tests about the portal. */
export const CONTROL_URL_VARIABLE = 'AGENT_PORTAL_E2E_CONTROL';
export const DATA_FOLDER_VARIABLE = 'AGENT_PORTAL_E2E_DATA';
