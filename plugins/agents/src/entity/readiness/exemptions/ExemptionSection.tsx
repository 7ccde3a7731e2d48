import type { Exemption } from '@agent-portal/plugin-agents-common';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { useCardStyles } from '../../useCardStyles';
import { ExemptionItem } from './ExemptionItem';

/** Every exemption of an agent, those that are over among them. */
export function ExemptionSection(props: { exemptions: readonly Exemption[] }) {
  const classes = useCardStyles();
  const { exemptions } = props;
  return (
    <EntityInfoCard title="Exemptions">
      {exemptions.length === 0 ? (
        <p className={classes.text}>
          There are none. Ask for one at a check that the agent need not pass
          for a while.
        </p>
      ) : (
        <ul
          className={classes.plainList}
          aria-label="Exemptions, the newest first"
        >
          {exemptions.map(exemption => (
            <li key={exemption.id}>
              <ExemptionItem exemption={exemption} />
            </li>
          ))}
        </ul>
      )}
    </EntityInfoCard>
  );
}
