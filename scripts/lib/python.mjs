import { runTool } from './runTool.mjs';

/** What a generated service needs to run and to be tested, with the Debian packages they are in. */
const MODULES = {
  fastapi: 'python3-fastapi',
  uvicorn: 'python3-uvicorn',
  httpx: 'python3-httpx',
  pytest: 'python3-pytest',
  prometheus_client: 'python3-prometheus-client',
};

/** Debian's own Python has its packages; another one may come first on PATH. */
const CANDIDATES = ['python3', '/usr/bin/python3'];

/**
 * A Python that can run a generated service.
 *
 * @returns `{ python }`, or `{ reason }` that says what is missing and how to get it
 */
export async function findPython(env, run = runTool) {
  const candidates = env.PYTHON_PATH ? [env.PYTHON_PATH] : CANDIDATES;
  for (const python of candidates) {
    const { code } = await run(
      python,
      ['-c', `import ${Object.keys(MODULES).join(', ')}`],
      { env },
    );
    if (code === 0) {
      return { python };
    }
  }
  return {
    reason: `no Python with ${Object.keys(MODULES).join(
      ', ',
    )}: install ${Object.values(MODULES).join(' ')}, or set PYTHON_PATH`,
  };
}
