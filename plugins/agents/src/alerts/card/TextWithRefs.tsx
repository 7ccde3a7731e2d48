import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Fragment } from 'react';

const REFERENCE = /\b((?:group|user):[a-z0-9][\w.-]*\/[\w.-]*\w)/i;

/** A sentence in which groups and people go by their names. */
export function TextWithRefs({ text }: { text: string }) {
  // Every second part is a reference, as the pattern captures it.
  return (
    <>
      {text
        .split(REFERENCE)
        .map((part, index) =>
          index % 2 === 1 ? (
            <EntityRefLink key={`${part} ${index}`} entityRef={part} hideIcon />
          ) : (
            <Fragment key={`${part} ${index}`}>{part}</Fragment>
          ),
        )}
    </>
  );
}
