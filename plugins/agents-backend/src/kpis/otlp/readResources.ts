import { seriesKey } from '../scrape/seriesKey';
import type { MetricsRequest } from './decodeMetrics';
import type { ResourcePoints } from './model';
import { readAttributes } from './readAttributes';
import { readMetric } from './readMetric';
import { Rejections } from './Rejections';

/**
 * Reads the points of a request by the process that sent them.
 *
 * @param isWanted - Whether something is measured from a metric, by its name on a metrics page.
 */
export function readResources(
  request: MetricsRequest,
  isWanted: (name: string) => boolean,
): ResourcePoints[] {
  return (request.resourceMetrics ?? []).map(
    ({ resource = {}, scopeMetrics = [] }) => {
      const attributes = readAttributes(resource.attributes);
      const found: ResourcePoints = {
        attributes,
        points: [],
        faults: Rejections.create(),
      };
      const process = [...attributes].map(pair => JSON.stringify(pair));
      const processKey = seriesKey(process.sort().join('\n'));
      for (const { scope = {}, metrics = [] } of scopeMetrics) {
        const origin = seriesKey(`${processKey}\n${scope.name ?? ''}`);
        for (const metric of metrics) {
          const points = readMetric(metric, {
            resource: attributes,
            origin,
            isWanted,
            faults: found.faults,
          });
          for (const point of points) found.points.push(point);
        }
      }
      return found;
    },
  );
}
