import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import TextField from '@material-ui/core/TextField';
import { useEffect, useState } from 'react';
import { formProblem, takenProblem } from './nameProblems';

const PAUSE_MS = 300;

/** The name of a new agent. Says while it is typed whether it can be used and is free. */
export function AgentNameField(props: FieldExtensionComponentProps<string>) {
  const { formData = '', onChange, required, rawErrors = [], schema } = props;
  const catalog = useApi(catalogApiRef);
  const [answer, setAnswer] = useState<{ name: string; problem?: string }>();
  const unusable = formData ? formProblem(formData) : undefined;

  useEffect(() => {
    if (!formData || unusable) return undefined;
    let current = true;
    const timer = setTimeout(async () => {
      try {
        const problem = await takenProblem(catalog, formData);
        if (current) setAnswer({ name: formData, problem });
      } catch {
        // The form asks again when the step is left, and then says what failed.
        if (current) setAnswer(undefined);
      }
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [catalog, formData, unusable]);

  const known = answer?.name === formData ? answer : undefined;
  const problem = unusable ?? known?.problem;
  const free = known && !known.problem ? `${formData} is free. ` : '';
  // What was wrong when the step was left stands below the field already.
  const told = problem !== undefined && !rawErrors.includes(problem);
  return (
    <TextField
      id={props.idSchema?.$id}
      label={schema.title ?? 'Name'}
      value={formData}
      required={required}
      error={Boolean(problem)}
      helperText={told ? problem : `${free}${schema.description ?? ''}`}
      onChange={({ target }) => onChange(target.value || undefined)}
      inputProps={{ autoComplete: 'off', spellCheck: false, maxLength: 64 }}
      FormHelperTextProps={{ role: 'status' }}
      fullWidth
    />
  );
}
