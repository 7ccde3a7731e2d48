import { worstHealth } from '../verdicts';
import { type HealthReading, MAXIMUM_COMPONENTS } from './HealthReading';

/**
 * The health of an instance from its own document and the one about what it depends on.
 *
 * The worse of the two decides, exactly as the second document words it: an agent whose database
 * is gone answers its liveness probe and yet does none of its work, and only the agent knows
 * which of its dependencies it cannot do without. Whether the instance is alive is another
 * question, which its own document answers alone.
 *
 * The second document counts only if it is one: not every agent has it, and a 404 or a web page
 * in its place says nothing. A server error there is a warning, as the agent meant to tell and
 * could not.
 *
 * @public
 */
export function combineHealth(
  liveness: HealthReading,
  dependencies: HealthReading | undefined,
): HealthReading {
  const second = dependencies && asEvidence(dependencies);
  if (!second) return liveness;
  const decides = outweighs(second, liveness) ? second : liveness;
  const release = liveness.release ?? second.release;
  return {
    status: decides.status,
    reason:
      decides === second
        ? `Dependencies: ${lowerFirst(second.reason)}`
        : liveness.reason,
    cause:
      decides === second
        ? `dependencies-${second.cause}`.slice(0, 200)
        : liveness.cause,
    ...(release !== undefined && { release }),
    components: [
      ...liveness.components,
      ...second.components.map(one => ({ ...one, dependency: true })),
    ].slice(0, MAXIMUM_COMPONENTS),
    isDocument: liveness.isDocument,
  };
}

function asEvidence(reading: HealthReading): HealthReading | undefined {
  if (reading.isDocument) return reading;
  const meantToTell =
    reading.status === 'fail' && !reading.cause.startsWith('http-4');
  return meantToTell ? { ...reading, status: 'warn' } : undefined;
}

/** Only `warn` and `fail` weigh, and only against an instance that is known to be alive. */
function outweighs(second: HealthReading, liveness: HealthReading): boolean {
  const alive = liveness.status === 'pass' || liveness.status === 'warn';
  const unwell = second.status === 'warn' || second.status === 'fail';
  return alive && unwell && second.status !== liveness.status
    ? worstHealth([liveness.status, second.status]) === second.status
    : false;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
