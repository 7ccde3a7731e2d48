import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The Chromium that CHROMIUM_PATH names, or else one that is installed here. */
export async function findChromium(env) {
  if (env.CHROMIUM_PATH) {
    if (!(await isExecutable(env.CHROMIUM_PATH))) {
      throw new Error(
        `CHROMIUM_PATH is '${env.CHROMIUM_PATH}', which cannot be executed`,
      );
    }
    return env.CHROMIUM_PATH;
  }
  const candidates = [
    ...(env.PATH ?? '')
      .split(delimiter)
      .filter(Boolean)
      .flatMap(folder => NAMES.map(name => join(folder, name))),
    ...APPLICATIONS,
  ];
  for (const candidate of candidates) {
    if (await isExecutable(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

function isExecutable(path) {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
