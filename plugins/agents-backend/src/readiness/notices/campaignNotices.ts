import type { AgentDescriptor } from '../../catalog/model';
import type { ReadinessReadModel, ScorecardInForce } from '../model';
import { toTime } from '../workflow/toTime';
import { noticeId } from './noticeId';
import { scorecardPath } from './noticeLinks';
import type { Notice } from './NoticeStore';

const TOPIC = 'agents-campaign';
/** Agents that a notice names. */
const NAMED = 10;

/** One notice to each owner of agents that lack the level of a campaign that ends in a span of time. */
export async function campaignNotices(options: {
  scorecards: ScorecardInForce[];
  readModel: ReadinessReadModel;
  findAgents: (refs: string[]) => Promise<ReadonlyMap<string, AgentDescriptor>>;
  from: number;
  to: number;
}): Promise<Notice[]> {
  const { readModel, findAgents, from, to } = options;
  const notices: Notice[] = [];
  for (const { scorecard } of options.scorecards) {
    const { entityRef } = scorecard;
    const near = scorecard.campaigns.filter(
      ({ deadline }) => deadline > from && deadline <= to,
    );
    if (near.length === 0) continue;
    const results = await readModel.listResults({ scorecardRef: entityRef });
    for (const { id, title, level: levelId, deadline } of near) {
      const level = scorecard.levels.find(one => one.id === levelId);
      if (!level) continue;
      const refs = results
        .filter(({ evaluation }) => evaluation.rank < level.rank)
        .map(({ agentRef }) => agentRef);
      const agents = await findAgents(refs);
      const late = refs.map(ref => agents.get(ref));
      for (const [owner, titles] of byOwner(late)) {
        notices.push({
          id: noticeId(TOPIC, entityRef, id, deadline, owner),
          recipients: [owner],
          title: `${title} ends at ${toTime(deadline)}`,
          description: `Not yet at the level ${level.title} of ${
            scorecard.title
          }: ${nameSome(titles)}`,
          link: scorecardPath(entityRef),
          severity: 'normal',
          topic: TOPIC,
        });
      }
    }
  }
  return notices;
}

function byOwner(
  agents: Array<AgentDescriptor | undefined>,
): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const agent of agents) {
    if (!agent?.owner) continue;
    owners.set(agent.owner, [...(owners.get(agent.owner) ?? []), agent.title]);
  }
  return owners;
}

function nameSome(titles: string[]): string {
  const more = titles.length - NAMED;
  const named = titles.slice(0, NAMED).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}
