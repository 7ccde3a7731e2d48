const SHORTEST = 3;
const LONGEST = 40;
const FORM = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Names that Kubernetes, name resolution, Windows or the tools of a repository use. */
const RESERVED = new Set([
  ...['api', 'aux', 'con', 'default', 'deploy', 'docs', 'git', 'kubernetes'],
  ...['localhost', 'node-modules', 'nul', 'prn', 'root', 'src', 'test'],
  ...['tests', 'development', 'staging', 'production'],
]);

/** Stores beside a service, and what a generated service is built on. */
const DEPENDENCIES = new Set([
  ...['postgresql', 'redis', 'milvus', 'ollama', 'otel-collector'],
  ...['fastify', 'pino', 'zod', 'pg', 'ioredis', 'prom-client'],
  ...['python', 'fastapi', 'uvicorn', 'pydantic', 'httpx', 'pytest'],
]);

/** Modules that come with Node.js; a package of such a name cannot be imported. */
const NODE_MODULES = new Set([
  ...['assert', 'async-hooks', 'buffer', 'child-process', 'cluster'],
  ...['console', 'constants', 'crypto', 'dgram', 'diagnostics-channel'],
  ...['dns', 'domain', 'events', 'http', 'http2', 'https', 'inspector'],
  ...['module', 'net', 'path', 'perf-hooks', 'process', 'punycode'],
  ...['querystring', 'readline', 'repl', 'stream', 'string-decoder', 'sys'],
  ...['timers', 'tls', 'trace-events', 'tty', 'url', 'util', 'wasi'],
  ...['worker-threads', 'zlib'],
]);

const RESERVED_FORMS = [/^kube-/, /^(com|lpt)[0-9]$/, /^argocd(-|$)/];

/**
 * What is wrong with the name of an agent service, or undefined when it can be
 * used: as DNS label, image name, and name of an npm or Python package.
 *
 * @param name - The name as a person wrote it.
 * @returns The rest of a sentence that starts with the field's name, such as
 * `must have at least 3 characters`.
 *
 * @public
 */
export function agentNameProblem(name: string): string | undefined {
  if (name.length < SHORTEST) {
    return `must have at least ${SHORTEST} characters`;
  }
  if (name.length > LONGEST) {
    return `must have at most ${LONGEST} characters`;
  }
  if (!FORM.test(name)) {
    return 'must be lower-case words of letters and digits joined by single hyphens, starting with a letter, such as invoice-checker';
  }
  if (
    RESERVED.has(name) ||
    DEPENDENCIES.has(name) ||
    NODE_MODULES.has(name) ||
    RESERVED_FORMS.some(form => form.test(name))
  ) {
    return 'is a reserved name; choose another';
  }
  return undefined;
}
