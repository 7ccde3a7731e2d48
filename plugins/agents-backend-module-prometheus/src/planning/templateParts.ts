import type { PrometheusKpiSource } from '@agent-portal/plugin-agents-common';
import { Template } from '../promql/Template';
import { writeMatchers } from '../promql/writeMatchers';
import type { Part, PartContext, Role } from './Part';
import { newestOf } from './figure';

/**
 * The parts that a KPI with queries of its own is made of.
 *
 * @returns Whether one query can answer for several instances, besides them.
 * @throws InputError saying what is wrong with a query, in a clause for people.
 */
export function templateParts(source: PrometheusKpiSource): {
  parts: Part[];
  isGroupable: boolean;
} {
  const templates: Array<[Role, Template]> =
    source.measure === 'ratio'
      ? [
          ['total', Template.parse(source.numerator)],
          ['count', Template.parse(source.denominator)],
        ]
      : [
          ['value', Template.parse(source.query)],
          ...(source.samples === undefined
            ? []
            : [['count', Template.parse(source.samples)] as [Role, Template]]),
        ];
  // What is divided by, or is the value, is what has to be there.
  const seen = templates.find(([role]) => role !== 'total')?.[1];
  return {
    parts: [
      ...templates.map(
        ([role, template]): Part => ({
          role,
          generation: 0,
          write: context => `(${template.write(toOptions(context))})`,
        }),
      ),
      ...(seen
        ? [newestOf(context => seen.selectors(toOptions(context)))]
        : []),
    ],
    isGroupable: templates.every(([, template]) => template.isGroupable),
  };
}

function toOptions({ matchers, labels, windowMs }: PartContext) {
  return { matchers: writeMatchers(matchers), labels, windowMs };
}
