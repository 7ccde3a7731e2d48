import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ReactNode } from 'react';
import { useNow } from '../clock';
import { useConnection } from '../offline/useConnection';
import { describeFailure } from './describeFailure';
import { FailureNotice } from './FailureNotice';
import { StaleNotice } from './StaleNotice';
import { useDelayed } from './useDelayed';

/** What {@link QueryState} needs of a query; every hook of this package returns it. @public */
export interface QueryLike<T> {
  data: T | undefined;
  error: Error | null;
  isError: boolean;
  isFetching: boolean;
  isPlaceholderData: boolean;
  dataUpdatedAt: number;
  refetch: () => unknown;
}

/** Properties of {@link QueryState}. @public */
export interface QueryStateProps<T> {
  query: QueryLike<T>;
  /** What is loaded, such as `the health of QualityGuardian`. */
  what: string;
  /** What is not affected when it fails, as a sentence. */
  stillWorks?: string;
  /** Shown while loading, after 200 ms; a few lines by default. */
  skeleton?: ReactNode;
  isEmpty?: (data: T) => boolean;
  /** Shown when there is nothing: what that means and what to do. */
  empty?: ReactNode;
  children: (data: T) => ReactNode;
}

/** Without an answer for so long, what is shown is stale even if no question has failed yet. */
const STALE_AFTER_MS = 3 * 60_000;

/** On return to a tab the old answer stays as it is for so long while a new one is fetched. */
const PATIENCE_MS = 5_000;

const useStyles = makeStyles({
  // Reserves no colour and no height: nothing jumps while the next answer is awaited.
  pending: { minWidth: 0 },
  // Without colour, but not fainter: stale figures must stay readable.
  stale: { minWidth: 0, filter: 'grayscale(1)' },
});

/**
 * The designed states of a question: skeletons after 200 ms, a failure in words with a retry,
 * nothing to show, the answer, and the answer gone stale.
 *
 * @public
 */
export function QueryState<T>(props: QueryStateProps<T>) {
  const classes = useStyles();
  const { query, what, isEmpty, empty, children } = props;
  const { data, isFetching } = query;
  const loading = data === undefined && !query.isError;
  const showSkeleton = useDelayed(loading);
  const overdue =
    useNow(15_000) - query.dataUpdatedAt > STALE_AFTER_MS &&
    query.dataUpdatedAt > 0;
  const slow = useDelayed(overdue && isFetching, PATIENCE_MS);
  const connection = useConnection();
  // Of questions of several pages it is not known which answers this device had kept: all are marked.
  const kept = connection.offline && connection.knownAt !== undefined;
  const retry = () => {
    query.refetch();
  };

  if (data === undefined && query.isError) {
    return (
      <FailureNotice
        what={what}
        error={query.error}
        stillWorks={props.stillWorks}
        onRetry={retry}
        retrying={isFetching}
      />
    );
  }
  if (data === undefined) {
    return (
      <div role="status" aria-busy aria-label={`Loading ${what}`}>
        {showSkeleton && (props.skeleton ?? <DefaultSkeleton />)}
      </div>
    );
  }

  const content = isEmpty?.(data) ? empty : children(data);
  const stale = query.isError || kept || (overdue && (!isFetching || slow));
  // In the same place of the tree in both cases: a dialog in it stays open, with what was typed.
  return (
    <>
      {stale && (
        <StaleNotice
          asOf={asOfOf(data) ?? new Date(query.dataUpdatedAt).toISOString()}
          reason={
            query.isError ? describeFailure(query.error).cause : undefined
          }
          onRetry={retry}
          retrying={isFetching}
        />
      )}
      <div
        className={stale ? classes.stale : classes.pending}
        aria-busy={query.isPlaceholderData}
      >
        {content}
      </div>
    </>
  );
}

/** The time the backend answered for; of several pages, the first's. */
function asOfOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { asOf, pages } = data as { asOf?: unknown; pages?: unknown };
  if (typeof asOf === 'string') return asOf;
  return Array.isArray(pages) ? asOfOf(pages[0]) : undefined;
}

function DefaultSkeleton() {
  return (
    <>
      <Skeleton width="60%" />
      <Skeleton width="90%" />
      <Skeleton width="75%" />
    </>
  );
}
