import type { PushLimit } from '../samples/PushLimits';
import type { ScrapePlan, SeriesRole } from '../scrape/createScrapePlan';
import type { OtlpPoint } from './model';
import type { Rejections } from './Rejections';

/**
 * What a sender that may push only some KPIs contributes to: those, and with all of them what
 * releases do. Points that only others are measured from are left out.
 */
export function limitPlan(
  plan: ScrapePlan,
  points: OtlpPoint[],
  {
    limit,
    rejections,
  }: { limit: PushLimit | undefined; rejections: Rejections },
): { plan: ScrapePlan; points: OtlpPoint[] } {
  if (!limit) return { plan, points };
  const isAllowed = (role: SeriesRole) =>
    role.type === 'release'
      ? limit.mayPushReleases
      : limit.mayPushKpi(role.kpiId);
  const roles = new Map<string, SeriesRole[]>();
  for (const [metric, all] of plan.roles) {
    const allowed = all.filter(isAllowed);
    if (allowed.length > 0) roles.set(metric, allowed);
  }
  return {
    plan: { ...plan, roles },
    points: points.filter(point => {
      const names = point.values.map(({ suffix }) => `${point.name}${suffix}`);
      if (names.some(name => roles.has(name))) return true;
      const refused = names.flatMap(name => plan.roles.get(name) ?? []);
      const kpis = refused.flatMap(role =>
        role.type === 'release' ? [] : [role.kpiId],
      );
      rejections.add(
        'notAllowed',
        `${point.metric}: you may push only ${limit.kpis}, and it measures ${
          [...new Set(kpis)].join(', ') || 'releases'
        }`,
      );
      return false;
    }),
  };
}
