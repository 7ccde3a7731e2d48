import Skeleton from '@material-ui/lab/Skeleton';

const ROWS = ['1', '2', '3', '4', '5', '6', '7', '8'];

/** Rows to come. */
export function FleetSkeleton() {
  return (
    <>
      {ROWS.map(row => (
        <Skeleton key={row} height={56} />
      ))}
    </>
  );
}
