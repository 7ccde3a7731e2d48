import { readKpiSet } from '@agent-portal/plugin-agents-common';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import FormHelperText from '@material-ui/core/FormHelperText';
import InputAdornment from '@material-ui/core/InputAdornment';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useEffect, useState } from 'react';
import {
  type KpiTargetField,
  kpiTargetFields,
  targetProblem,
  toShown,
  toStored,
} from './kpiTargets';

type Targets = Record<string, number>;

const useStyles = makeStyles(theme => ({
  root: { border: 0, margin: theme.spacing(1, 0, 0), padding: 0, minWidth: 0 },
  fields: {
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
    marginTop: theme.spacing(1),
  },
}));

/** Targets of an agent that differ from the usual ones; a field left empty keeps the usual one. */
export function KpiTargetsField(props: FieldExtensionComponentProps<Targets>) {
  const { formData = {}, onChange, schema } = props;
  const classes = useStyles();
  const usual = useUsualTargets();

  const change = (id: string, value: number | undefined) => {
    const { [id]: _former, ...others } = formData;
    const next = value === undefined ? others : { ...others, [id]: value };
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <fieldset className={classes.root}>
      <Typography component="legend" variant="subtitle1">
        {schema.title ?? 'KPI targets'}
      </Typography>
      <FormHelperText>{schema.description}</FormHelperText>
      <div className={classes.fields}>
        {kpiTargetFields.map(field => (
          <TargetInput
            key={field.id}
            field={field}
            value={formData[field.id]}
            usual={usual[field.id]}
            onChange={value => change(field.id, value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function TargetInput(props: {
  field: KpiTargetField;
  value: number | undefined;
  usual: number | undefined;
  onChange: (value: number | undefined) => void;
}) {
  const { field, value, usual, onChange } = props;
  const [text, setText] = useState(
    value === undefined ? '' : String(toShown(field, value)),
  );
  const problem = text === '' ? undefined : targetProblem(field, Number(text));
  const usually =
    usual === undefined
      ? `${field.comparison} …`
      : `usually ${field.comparison} ${toShown(field, usual)} ${field.unit}`;
  return (
    <TextField
      id={`kpi-target-${field.id}`}
      label={field.title}
      type="number"
      value={text}
      error={Boolean(problem)}
      helperText={problem ?? usually}
      onChange={({ target }) => {
        setText(target.value);
        onChange(
          target.value === ''
            ? undefined
            : toStored(field, Number(target.value)),
        );
      }}
      inputProps={{ step: 'any' }}
      InputLabelProps={{ shrink: true }}
      InputProps={{
        endAdornment: (
          <InputAdornment position="end">{field.unit}</InputAdornment>
        ),
      }}
    />
  );
}

/** The targets of the default KPI set in the catalog; none while it is not known. */
function useUsualTargets(): Targets {
  const catalog = useApi(catalogApiRef);
  const [targets, setTargets] = useState<Targets>({});
  useEffect(() => {
    let current = true;
    catalog
      .getEntities({ filter: { kind: 'kpiset', 'spec.default': 'true' } })
      .then(
        ({ items }) => {
          const [set] = items.map(item => readKpiSet(item).kpiSet);
          const entries = (set?.kpis ?? []).map(({ id, target }) => [
            id,
            target,
          ]);
          if (current) setTargets(Object.fromEntries(entries));
        },
        // The usual targets only explain; the field works without them.
        () => {
          if (current) setTargets({});
        },
      );
    return () => {
      current = false;
    };
  }, [catalog]);
  return targets;
}
