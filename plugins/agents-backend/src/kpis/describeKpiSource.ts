import type {
  KpiDefinition,
  KpiMeasurement,
  KpiResult,
} from '@agent-portal/plugin-agents-common';
import type { EnvironmentDescriptor } from '../catalog/model';

const DATE = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeZone: 'UTC',
});

const MEASURED_FROM: Record<string, string> = {
  scrape: '/metrics',
  business: '/health/business',
  health: 'health probes',
  prometheus: 'Prometheus',
};

/** Says for people where the figure of a KPI comes from. */
export function describeKpiSource(options: {
  definition: KpiDefinition;
  /** Which source measures it. */
  sourceType: string;
  measurement: KpiMeasurement | undefined;
  /** Entity references of the environments it is measured in. */
  environments: string[];
  known: Map<string, EnvironmentDescriptor>;
}): KpiResult['source'] {
  const { definition, sourceType, measurement, environments, known } = options;
  const { provenance = 'observed', source, newestAt } = measurement ?? {};
  if (definition.source.type === 'push') {
    if (!source || provenance === 'observed') {
      return { type: 'push', provenance: 'pushed', text: 'pushed by jobs' };
    }
    const verb = provenance === 'stated' ? 'stated in' : 'pushed by';
    const day = newestAt === undefined ? '' : `, ${DATE.format(newestAt)}`;
    return {
      type: 'push',
      provenance,
      text: `${verb} ${source.title}${describeActor(source)}${day}`,
      ...(source.url !== undefined && { url: source.url }),
    };
  }
  const titles = environments.map(ref => known.get(ref)?.title ?? ref);
  const where = titles.length > 0 ? ` in ${titles.join(' and ')}` : '';
  return {
    type: sourceType,
    provenance,
    text: `measured from ${MEASURED_FROM[sourceType] ?? sourceType}${where}${
      measurement?.remark ? ` (${measurement.remark})` : ''
    }`,
    ...(source?.url !== undefined && { url: source.url }),
  };
}

/** Who vouches for a title that anybody could have written. */
function describeActor({
  title,
  actor,
}: NonNullable<KpiMeasurement['source']>): string {
  return actor === undefined || actor === title ? '' : ` (${actor})`;
}
