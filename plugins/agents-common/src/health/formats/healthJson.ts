import { componentStatus, HealthFormat, isDocument, own } from './HealthFormat';

/**
 * `application/health+json`, after draft-inadarei-api-health-check-06: `checks` holds, for each
 * `component:measurement`, a list of readings.
 */
export const healthJson: HealthFormat = {
  name: 'health+json',
  matches: document => isDocument(own(document, 'checks')),
  collect(document, into) {
    const checks = own(document, 'checks');
    if (!isDocument(checks)) return;
    for (const [id, readings] of Object.entries(checks)) {
      // Some services write a single reading without its list.
      for (const reading of Array.isArray(readings) ? readings : [readings]) {
        if (!isDocument(reading)) continue;
        into.add({
          id,
          status: componentStatus(reading),
          componentId: own(reading, 'componentId'),
          componentType: own(reading, 'componentType'),
          value: own(reading, 'observedValue'),
          unit: own(reading, 'observedUnit'),
          time: own(reading, 'time'),
          output: own(reading, 'output'),
        });
      }
    }
  },
};
