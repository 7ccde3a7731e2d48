import { ensureInstalled } from './install.mjs';
import { Steps } from './Steps.mjs';
import { ensureToolchain } from './toolchain.mjs';

/** The steps that {@link prepare} takes. */
export const PREPARE_STEPS = 2;

/** Makes sure that the tools and the packages are there; resolves to the toolchain. */
export async function prepare(steps) {
  let toolchain;
  await steps.run('Node.js and Yarn', async report => {
    toolchain = await ensureToolchain({ report });
    return toolchain.description;
  });
  await steps.run('Packages', report => ensureInstalled({ toolchain, report }));
  return toolchain;
}

/** The same without a word, unless something has to be fetched. */
export async function prepareQuietly() {
  const shown = [];
  const steps = new Steps(PREPARE_STEPS, line => {
    shown.push(line);
    if (/fetching|install|…/.test(line)) {
      console.error(line);
    }
  });
  return prepare(steps);
}
