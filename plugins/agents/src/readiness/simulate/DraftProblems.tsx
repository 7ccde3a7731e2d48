import type { Simulation } from '@agent-portal/plugin-agents-common';
import { usePageStyles } from '../usePageStyles';

/** What is wrong with a draft: the field, the value seen, and what to do. */
export function DraftProblems(props: { problems: Simulation['problems'] }) {
  const classes = usePageStyles();
  const { problems } = props;
  return (
    <section className={classes.notice} aria-label="Problems with the draft">
      <strong>
        {problems.length === 1
          ? '1 problem with the draft; nothing was tried'
          : `${problems.length} problems with the draft; nothing was tried`}
      </strong>
      <ul className={classes.list}>
        {problems.map(({ path, message, value, fix }) => (
          <li key={`${path} ${message}`}>
            <code>{path}</code>
            {value !== undefined && (
              <>
                : <code>{value}</code>
              </>
            )}{' '}
            {message}
            {fix && <div>To fix it: {fix}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
