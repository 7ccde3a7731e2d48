import { useFacetTitles } from '../filters/useFacetTitles';

/** The environments in which an agent has an instance. */
export function Environments({ refs }: { refs: readonly string[] }) {
  const titles = useFacetTitles();
  return <>{refs.map(titles.environment).join(', ') || 'None'}</>;
}
