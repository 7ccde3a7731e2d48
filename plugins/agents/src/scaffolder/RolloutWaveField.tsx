import { readRolloutPlan } from '@agent-portal/plugin-agents-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import FormControl from '@material-ui/core/FormControl';
import FormHelperText from '@material-ui/core/FormHelperText';
import InputLabel from '@material-ui/core/InputLabel';
import NativeSelect from '@material-ui/core/NativeSelect';
import { useEffect, useState } from 'react';

type ChosenWave = { plan?: string; wave?: string };
type WaveOption = {
  plan: string;
  planTitle: string;
  id: string;
  title: string;
};

const NONE = '';
const HELD = 'held';

/** Chooses a wave of one of the rollout plans in the catalog, or none. */
export function RolloutWaveField(
  props: FieldExtensionComponentProps<ChosenWave>,
) {
  const { formData, onChange, schema, idSchema } = props;
  const { waves, loading, error } = useWaves();
  const id = idSchema?.$id ?? 'rollout-wave';
  const chosen = waves.findIndex(
    ({ plan, id: wave }) => plan === formData?.plan && wave === formData.wave,
  );
  // What the form holds is sent, so it has to be seen though no plan has it.
  const held = chosen < 0 && Boolean(formData?.plan || formData?.wave);
  const plans = [...new Set(waves.map(({ plan }) => plan))];
  const description = schema.description ?? '';
  return (
    <FormControl fullWidth error={Boolean(error)}>
      <InputLabel htmlFor={id} shrink>
        {schema.title ?? 'Wave'}
      </InputLabel>
      <NativeSelect
        inputProps={{ id }}
        value={chosen < 0 ? (held && HELD) || NONE : String(chosen)}
        onChange={({ target }) => {
          if (target.value === HELD) {
            return;
          }
          const wave =
            target.value === NONE ? undefined : waves[Number(target.value)];
          onChange(wave && { plan: wave.plan, wave: wave.id });
        }}
      >
        <option value={NONE}>No wave</option>
        {held && (
          <option value={HELD}>
            {heldLabel(formData ?? {}, { loading, error })}
          </option>
        )}
        {plans.map(plan => (
          <optgroup
            key={plan}
            label={waves.find(wave => wave.plan === plan)?.planTitle ?? plan}
          >
            {waves.map((wave, index) =>
              wave.plan === plan ? (
                <option key={wave.id} value={String(index)}>
                  {wave.id} · {wave.title}
                </option>
              ) : null,
            )}
          </optgroup>
        ))}
      </NativeSelect>
      <FormHelperText>
        {error
          ? `The rollout plans could not be read: ${error.message}. You can go on without a wave.`
          : description}
      </FormHelperText>
    </FormControl>
  );
}

function heldLabel(
  { plan, wave }: ChosenWave,
  { loading, error }: { loading: boolean; error?: Error },
): string {
  const name = [wave && `Wave ${wave}`, plan].filter(Boolean).join(' of ');
  if (loading) {
    return `${name}, looking for it`;
  }
  return error ? `${name}, not checked` : `${name}, not found`;
}

type Waves = { waves: WaveOption[]; loading: boolean; error?: Error };

function useWaves(): Waves {
  const catalog = useApi(catalogApiRef);
  const [state, setState] = useState<Waves>({ waves: [], loading: true });
  useEffect(() => {
    let current = true;
    catalog.getEntities({ filter: { kind: 'rolloutplan' } }).then(
      ({ items }) => {
        const waves = items.flatMap(entity => {
          const { plan } = readRolloutPlan(entity);
          return (plan?.waves ?? []).map(({ id, title }) => ({
            plan: stringifyEntityRef(entity),
            planTitle: entity.metadata.title ?? entity.metadata.name,
            id,
            title,
          }));
        });
        if (current) setState({ waves, loading: false });
      },
      error => {
        if (current) setState({ waves: [], loading: false, error });
      },
    );
    return () => {
      current = false;
    };
  }, [catalog]);
  return state;
}
