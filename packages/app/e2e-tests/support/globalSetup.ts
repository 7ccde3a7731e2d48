import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import {
  CONTROL_URL_VARIABLE,
  DATA_FOLDER_VARIABLE,
  FLEET_PORT,
  PORTAL_PORT,
} from './addresses';
import { buildApp } from './buildApp';
import { startControlServer } from './controlServer';
import { inRepository } from './paths';
import { Portal } from './Portal';
import { prepareData } from './prepareData';
import { waitUntilRegistered } from './waitUntilRegistered';

/** Starts the portal under test on ports and data of its own; resolves to what ends it. */
export default async function globalSetup() {
  const logFolder = inRepository('e2e-test-report/logs');
  await rm(logFolder, { recursive: true, force: true });
  for (const port of [PORTAL_PORT, FLEET_PORT]) {
    if (await isTaken(port)) {
      throw new Error(
        `Port ${port}, which the portal under test needs, is in use. Does another run go on?`,
      );
    }
  }

  const told = startClock();
  await buildApp(join(logFolder, 'app.log'));
  told('app is built');
  const data = await prepareData();
  const portal = Portal.create({ data, logFolder });
  try {
    await portal.start();
    told('portal answers');
    await waitUntilRegistered();
    told('agents are registered');
  } catch (error) {
    await portal.stop();
    throw error;
  }
  const control = await startControlServer(portal);
  process.env[CONTROL_URL_VARIABLE] = control.url;
  process.env[DATA_FOLDER_VARIABLE] = data.folder;

  return async () => {
    control.close();
    await portal.stop();
    await rm(data.folder, { recursive: true, force: true });
  };
}

function startClock(): (event: string) => void {
  const start = Date.now();
  return event =>
    console.log(`${((Date.now() - start) / 1_000).toFixed(1)} s: ${event}`);
}

function isTaken(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
