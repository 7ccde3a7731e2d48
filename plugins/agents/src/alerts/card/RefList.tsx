import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useAlertStyles } from '../useAlertStyles';

/** Those whom escalations name by what they are; who that is depends on the agents. */
const ROLES: Readonly<Record<string, string>> = {
  owner: 'the owner',
  parent: 'the group above the owner',
};

const REFERENCE = /^[^:/\s]+:([^:/\s]+\/)?[^:/\s]+$/;

/** A group or a person by name; what is no reference, such as a role, in words. */
export function RefName({ name }: { name: string }) {
  if (REFERENCE.test(name)) return <EntityRefLink entityRef={name} hideIcon />;
  return <>{Object.hasOwn(ROLES, name) ? ROLES[name] : name}</>;
}

/** Groups and people by their names, in a sentence. */
export function RefList({ refs }: { refs: readonly string[] }) {
  const classes = useAlertStyles();
  return (
    <ul className={classes.inlineList}>
      {refs.map(ref => (
        <li key={ref}>
          <RefName name={ref} />
        </li>
      ))}
    </ul>
  );
}
