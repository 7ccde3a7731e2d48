import type {
  ReadinessLevel,
  SimulatedAgent,
  Simulation,
} from '@agent-portal/plugin-agents-common';
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { describeLevels, levelTitle } from '../levelTitle';
import { usePageStyles } from '../usePageStyles';
import { BlockedPromotions } from './BlockedPromotions';
import { DraftProblems } from './DraftProblems';
import { SimulatedDays } from './SimulatedDays';

/** What a draft would change: levels now and over past days, and promotions it would have stopped. */
export function SimulationResult({ result }: { result: Simulation }) {
  const classes = usePageStyles();
  const { problems, levels, agents, losing, gaining } = result;
  if (problems.length > 0) return <DraftProblems problems={problems} />;
  return (
    <div className={classes.page}>
      <div>
        <h4 className={classes.heading}>
          {losing.length} {losing.length === 1 ? 'agent loses' : 'agents lose'}{' '}
          a level, {gaining.length} {gaining.length === 1 ? 'gains' : 'gain'}{' '}
          one, of {agents}
        </h4>
        <p className={classes.text}>
          Now: {describeLevels(levels, result.before) || 'no agents'}
        </p>
        <p className={classes.text}>
          By the draft: {describeLevels(levels, result.after) || 'no agents'}
        </p>
      </div>
      <Agents title="Lose a level" agents={losing} levels={levels} />
      <Agents title="Gain a level" agents={gaining} levels={levels} />
      <SimulatedDays result={result} />
      <BlockedPromotions result={result} />
    </div>
  );
}

function Agents(props: {
  title: string;
  agents: readonly SimulatedAgent[];
  levels: readonly ReadinessLevel[];
}) {
  const classes = usePageStyles();
  const link = useEntityRefLink();
  const { title, agents, levels } = props;
  if (agents.length === 0) return null;
  return (
    <div>
      <h4 className={classes.heading}>{title}</h4>
      <ul className={classes.list} aria-label={title}>
        {agents.map(({ agent, title: name, from, to, checks = [] }) => (
          <li key={agent}>
            <Link to={link(agent)}>{name}</Link>: {levelTitle(levels, from)} →{' '}
            {levelTitle(levels, to)}
            {checks.length > 0 && `, because of ${checks.join(', ')}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
