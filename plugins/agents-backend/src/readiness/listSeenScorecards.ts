import type { Viewer } from '../authorization/Viewer';
import type { ReadinessReadModel, ScorecardInForce } from './model';

/** The scorecards in force that somebody may see, by reference. */
export async function listSeenScorecards(
  readModel: Pick<ReadinessReadModel, 'listScorecards'>,
  viewer: Viewer,
): Promise<ScorecardInForce[]> {
  const inForce = await readModel.listScorecards();
  const seen = await viewer.listSeen(
    inForce.map(({ scorecard }) => scorecard.entityRef),
  );
  return inForce.filter(({ scorecard }) => seen.has(scorecard.entityRef));
}
