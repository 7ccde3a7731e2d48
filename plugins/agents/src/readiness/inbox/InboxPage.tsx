import {
  QueryState,
  useReadinessInbox,
} from '@agent-portal/plugin-agents-react';
import { usePageStyles } from '../usePageStyles';
import { ExemptionToDecide } from './ExemptionToDecide';
import { NothingWaits } from './NothingWaits';
import { StatementItem } from './StatementItem';

/** What waits for the signed-in person: exemptions to decide, statements to sign. */
export function InboxPage() {
  const classes = usePageStyles();
  const query = useReadinessInbox();
  return (
    <QueryState
      query={query}
      what="your inbox"
      stillWorks="The matrix does not depend on it."
      isEmpty={({ exemptions, statements }) =>
        exemptions.length + statements.length === 0
      }
      empty={<NothingWaits />}
    >
      {({ exemptions, statements }) => (
        <div className={classes.page}>
          <section aria-label="Exemptions">
            <h2 className={classes.heading}>
              Exemptions ({exemptions.length})
            </h2>
            {exemptions.length === 0 && (
              <p className={classes.text}>No exemption waits for you.</p>
            )}
            <ul className={classes.plainList}>
              {exemptions.map(exemption => (
                <ExemptionToDecide key={exemption.id} exemption={exemption} />
              ))}
            </ul>
          </section>
          <section aria-label="Statements to sign">
            <h2 className={classes.heading}>
              Statements to sign ({statements.length})
            </h2>
            {statements.length === 0 && (
              <p className={classes.text}>No statement waits for you.</p>
            )}
            <ul className={classes.plainList}>
              {statements.map(statement => (
                <StatementItem
                  key={`${statement.agent} ${statement.fact}`}
                  statement={statement}
                />
              ))}
            </ul>
          </section>
        </div>
      )}
    </QueryState>
  );
}
