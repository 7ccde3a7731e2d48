import type { ScorecardDetail } from '@agent-portal/plugin-agents-common';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { SimulatePanel } from '../simulate/SimulatePanel';
import { usePageStyles } from '../usePageStyles';
import { Campaigns } from './Campaigns';
import { CheckTable } from './CheckTable';
import { Gates } from './Gates';
import { LevelTable } from './LevelTable';
import { ScorecardHead } from './ScorecardHead';
import { TrendSection } from './TrendSection';

/** A scorecard: levels, course, campaigns, gates and checks; and what a change to it would do. */
export function ScorecardView(props: {
  name: string;
  detail: ScorecardDetail;
}) {
  const classes = usePageStyles();
  const [trying, setTrying] = useState(false);
  const { name, detail } = props;
  const { summary, columns, campaigns, gates } = detail;
  return (
    <div className={classes.page}>
      <ScorecardHead summary={summary}>
        <Button
          variant="contained"
          color="primary"
          aria-expanded={trying}
          onClick={() => setTrying(!trying)}
        >
          {trying ? 'Close the draft' : 'Try a change'}
        </Button>
      </ScorecardHead>
      {trying && <SimulatePanel name={name} detail={detail} />}
      <LevelTable summary={summary} />
      <TrendSection levels={summary.levels} trend={detail.trend} />
      {campaigns.length > 0 && (
        <Campaigns levels={summary.levels} campaigns={campaigns} />
      )}
      {gates.length > 0 && <Gates levels={summary.levels} gates={gates} />}
      <CheckTable levels={summary.levels} columns={columns} />
    </div>
  );
}
