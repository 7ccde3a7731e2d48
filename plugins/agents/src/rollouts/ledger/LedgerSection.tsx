import type { RolloutDetail } from '@agent-portal/plugin-agents-common';
import {
  QueryState,
  useRolloutLedger,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { useRolloutStyles } from '../useRolloutStyles';
import { ChainStatus } from './ChainStatus';
import { ExportLedgerButton } from './ExportLedgerButton';
import { LedgerItem } from './LedgerItem';

/** Everything that was decided about a rollout as sentences, the newest first. */
export function LedgerSection({ rollout }: { rollout: RolloutDetail }) {
  const classes = useRolloutStyles();
  const query = useRolloutLedger(rollout.id);
  return (
    <section aria-label="Ledger">
      <div className={classes.row}>
        <h2 className={classes.heading}>Ledger</h2>
        <ExportLedgerButton rollout={rollout} />
      </div>
      <QueryState
        query={query}
        what="the ledger"
        stillWorks="Nothing is lost: every decision is recorded before it takes effect."
      >
        {({ pages }) => (
          <>
            <ChainStatus ledger={pages[0]} />
            <ol
              className={classes.plainList}
              aria-label="Decisions, newest first"
            >
              {pages
                .flatMap(page => page.items)
                .map(entry => (
                  <LedgerItem key={entry.number} entry={entry} />
                ))}
            </ol>
          </>
        )}
      </QueryState>
      {query.hasNextPage && (
        <Button
          className={classes.button}
          variant="outlined"
          size="small"
          disabled={query.isFetchingNextPage}
          onClick={() => query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? 'Loading…' : 'Show older entries'}
        </Button>
      )}
    </section>
  );
}
