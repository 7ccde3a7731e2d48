import type { TimelineKind } from '@agent-portal/plugin-agents-common';
import {
  AgentsQueryProvider,
  QueryState,
  useAgent,
  useAgentTimeline,
} from '@agent-portal/plugin-agents-react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ProblemList } from '../ProblemList';
import { ToggleButtons } from '../ToggleButtons';
import { useAgentEntity } from '../useAgentEntity';
import { useCardStyles } from '../useCardStyles';
import { TimelineList } from './TimelineList';
import { KINDS, useKinds } from './useKinds';

const useStyles = makeStyles(theme => ({
  filter: { marginBottom: theme.spacing(2) },
  more: { marginTop: theme.spacing(1) },
}));

const CHOICES = (Object.keys(KINDS) as TimelineKind[]).map(kind => ({
  value: kind,
  label: KINDS[kind],
}));

/**
 * Everything that happened to an agent in plain words, newest first, by kind.
 *
 * @public
 */
export function TimelineContent() {
  return (
    <AgentsQueryProvider>
      <TabContent />
    </AgentsQueryProvider>
  );
}

function TabContent() {
  const classes = useStyles();
  const { ref, title } = useAgentEntity();
  const [kinds, setKinds] = useKinds();
  const query = useAgentTimeline(ref, kinds);
  const problems = useAgent(ref).data?.problems ?? [];

  const toggle = (kind: TimelineKind) =>
    setKinds(
      kinds.includes(kind)
        ? kinds.filter(other => other !== kind)
        : [...kinds, kind],
    );

  return (
    <>
      <ProblemList problems={problems} />
      <EntityInfoCard title="Timeline">
        <div className={classes.filter}>
          <ToggleButtons
            label="Kinds of events; all when none is pressed"
            choices={CHOICES}
            isPressed={kind => kinds.includes(kind)}
            onPress={toggle}
          />
        </div>
        <QueryState
          query={query}
          what={`the timeline of ${title}`}
          stillWorks="Nothing is lost: events are recorded all the same."
          isEmpty={data => data.pages.every(page => page.items.length === 0)}
          empty={
            <NothingHappened
              filtered={kinds.length > 0}
              onShowAll={() => setKinds([])}
            />
          }
        >
          {data => (
            <TimelineList events={data.pages.flatMap(page => page.items)} />
          )}
        </QueryState>
        {query.hasNextPage && (
          <Button
            className={classes.more}
            variant="outlined"
            size="small"
            disabled={query.isFetchingNextPage}
            onClick={() => query.fetchNextPage()}
          >
            {query.isFetchingNextPage ? 'Loading…' : 'Show older events'}
          </Button>
        )}
      </EntityInfoCard>
    </>
  );
}

function NothingHappened(props: { filtered: boolean; onShowAll: () => void }) {
  const classes = useCardStyles();
  if (!props.filtered) {
    return (
      <p className={classes.text}>
        Nothing has happened yet. Changes of phase, health, KPIs, rollouts and
        alerts appear here as they are seen.
      </p>
    );
  }
  return (
    <>
      <p className={classes.text}>No event is of this kind.</p>
      <Button size="small" variant="outlined" onClick={props.onShowAll}>
        Show all kinds
      </Button>
    </>
  );
}
