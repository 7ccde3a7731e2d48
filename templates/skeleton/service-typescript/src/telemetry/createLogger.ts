import { type DestinationStream, type Logger, pino } from 'pino';
import { agent, version } from '../agent.ts';

/** A logger of JSON lines that leaves credentials out. */
export function createLogger(
  options: { level: string; environment: string },
  destination?: DestinationStream,
): Logger {
  return pino(
    {
      level: options.level,
      base: {
        service: agent.name,
        version,
        environment: options.environment,
      },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: label => ({ level: label }) },
      redact: {
        paths: [
          'req.headers.authorization',
          'req.headers.cookie',
          ...['apiKey', 'password', 'token', 'secret'].flatMap(name => [
            name,
            `*.${name}`,
            `*.*.${name}`,
          ]),
        ],
        censor: '[redacted]',
      },
    },
    ...(destination ? [destination] : []),
  );
}
