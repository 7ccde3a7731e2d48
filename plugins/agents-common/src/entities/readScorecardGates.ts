import type { ScorecardCampaign, ScorecardGate } from './ScorecardEntity';
import type { Scorecard } from './readScorecard';
import { levelOf } from './readScorecardLevels';
import { identifier, object, reference, text } from './reading/fields';
import type { Field } from './reading/fields';
import { uniqueList } from './reading/uniqueList';
import { dateTime } from './reading/webFields';

const MOST = 100;

/** Reads `spec.gates`: at most one for each environment. */
export function scorecardGates(
  levels: Scorecard['levels'] | undefined,
): Field<ScorecardGate[]> {
  const gate = object(reader => {
    const environment = reader.need(
      'environment',
      reference({ defaultKind: 'resource', kinds: ['resource'] }),
    );
    const level = reader.need('level', levelOf(levels));
    return environment === undefined || level === undefined
      ? undefined
      : { id: environment, level };
  });
  const gates = uniqueList(gate, {
    what: 'gate',
    most: MOST,
    field: 'environment',
  });
  return (value, place) =>
    gates(value, place)?.map(({ id, level }) => ({ environment: id, level }));
}

/** Reads `spec.campaigns`. */
export function scorecardCampaigns(
  levels: Scorecard['levels'] | undefined,
): Field<Scorecard['campaigns']> {
  const campaign = object(
    (
      reader,
    ):
      | (Omit<ScorecardCampaign, 'deadline'> & { deadline: number })
      | undefined => {
      const id = reader.need('id', identifier);
      const title = reader.need('title', text);
      const level = reader.need('level', levelOf(levels));
      const deadline = reader.need('deadline', dateTime);
      return id === undefined ||
        title === undefined ||
        level === undefined ||
        deadline === undefined
        ? undefined
        : { id, title, level, deadline: Date.parse(deadline) };
    },
  );
  return uniqueList(campaign, { what: 'campaign', most: MOST });
}
