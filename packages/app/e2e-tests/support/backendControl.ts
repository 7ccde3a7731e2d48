import { CONTROL_URL_VARIABLE } from './addresses';

/** Kills the backend of the portal under test, as `kill -9` does. */
export async function killBackend(): Promise<void> {
  await control('/backend/kill');
}

/** Starts it again; resolves once it answers. */
export async function startBackend(): Promise<void> {
  await control('/backend/start');
}

async function control(path: string): Promise<void> {
  const response = await fetch(`${process.env[CONTROL_URL_VARIABLE]}${path}`, {
    method: 'POST',
  });
  if (!response.ok) {
    throw new Error(`${path}: ${await response.text()}`);
  }
}
