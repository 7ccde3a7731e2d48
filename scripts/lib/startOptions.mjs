import { parseArgs } from 'node:util';
import { UserError } from './UserError.mjs';

export const startUsage = `Starts the demo fleet, the backend and the app; Ctrl-C ends all three.

  --app-port PORT       port of the app (3000)
  --backend-port PORT   port of the backend (7007)
  --fleet-port PORT     port of the demo fleet's control API (7100)
  --no-fleet            leave the demo fleet out
  --no-watch            do not start the backend anew when a source file changes
  --data FOLDER         where databases are kept (.data)
  --help                this text

With npm, put -- before options: npm start -- --app-port 3001`;

/** Reads the arguments of the start script. */
export function readStartOptions(args) {
  const { values } = parse(args);
  return {
    help: values.help,
    fleet: !values['no-fleet'],
    watch: !values['no-watch'],
    data: values.data,
    ports: {
      app: readPort('app-port', values['app-port']),
      backend: readPort('backend-port', values['backend-port']),
      fleet: readPort('fleet-port', values['fleet-port']),
    },
  };
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        'app-port': { type: 'string', default: '3000' },
        'backend-port': { type: 'string', default: '7007' },
        'fleet-port': { type: 'string', default: '7100' },
        'no-fleet': { type: 'boolean', default: false },
        'no-watch': { type: 'boolean', default: false },
        data: { type: 'string', default: '.data' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UserError(`${error.message}\n\n${startUsage}`);
  }
}

function readPort(name, text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new UserError(`--${name} is '${text}', expected 1 to 65535`);
  }
  return port;
}
