import { createRequire } from 'node:module';
import { inRoot } from './paths.mjs';

const CONNECT_TIMEOUT_MS = 3_000;

/** Versions that Backstage's test databases know, oldest first. */
const KNOWN_MAJORS = [11, 12, 13, 14, 15, 16, 17, 18];

const variableFor = major =>
  `BACKSTAGE_TEST_DATABASE_POSTGRES${major}_CONNECTION_STRING`;

/**
 * The PostgreSQL server that the store tests may use: one that the environment
 * names, or else one on this machine. Resolves to the environment for the tests
 * and a description, or to the reason why there is none.
 */
export async function findPostgres(env) {
  const given = KNOWN_MAJORS.map(variableFor).filter(name => env[name]);
  if (given.length > 0) {
    for (const name of given) {
      const { error } = await ask(env[name]);
      if (error) {
        throw new Error(`${name} is set, but connecting failed: ${error}`);
      }
    }
    return { env: {}, description: `as ${given.join(' and ')} says` };
  }

  const address = connectionString(env);
  const shown = address.replace(/:[^:@/]*@/, ':***@');
  const { version, mayCreate, error } = await ask(address);
  if (error) {
    return { reason: `no PostgreSQL at ${shown} (${error})` };
  }
  if (!mayCreate) {
    return { reason: `the user at ${shown} may not create databases` };
  }
  return {
    env: { [variableFor(closestMajor(version))]: address },
    description: `PostgreSQL ${version} at ${shown}`,
  };
}

/** Where a local server is, with the usual PG* variables in mind. */
export function connectionString(env) {
  const user = encodeURIComponent(env.PGUSER || 'postgres');
  const password = env.PGPASSWORD
    ? `:${encodeURIComponent(env.PGPASSWORD)}`
    : '';
  const host = env.PGHOST || '127.0.0.1';
  return `postgresql://${user}${password}@${host}:${
    env.PGPORT || 5432
  }/postgres`;
}

/** The known major version that is nearest to a server's. */
export function closestMajor(version) {
  const major = parseInt(version, 10);
  return KNOWN_MAJORS.reduce((best, known) =>
    Math.abs(known - major) < Math.abs(best - major) ? known : best,
  );
}

async function ask(address) {
  const require = createRequire(inRoot('packages/backend/package.json'));
  const { Client } = require('pg');
  const client = new Client({
    connectionString: address,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A server that goes away afterwards is the tests' business.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('server_version') as version,
              (rolcreatedb or rolsuper) as "mayCreate"
         from pg_roles where rolname = current_user`,
    );
    return { ...rows[0], version: rows[0].version.split(' ')[0] };
  } catch (error) {
    return { error: error.code ?? error.message };
  } finally {
    await client.end().catch(() => {});
  }
}
