import type { FleetRow } from '@agent-portal/plugin-agents-common';
import { useFleet } from '@agent-portal/plugin-agents-react';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useId, useState } from 'react';

const OFFERED = 20;

/** Finds an agent by words of its name, on the server. */
export function AgentPicker(props: { onChange: (ref?: string) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<FleetRow | null>(null);
  const { data } = useFleet({
    limit: OFFERED,
    orderBy: 'name',
    ...(text.trim() && text !== chosen?.title && { text: text.trim() }),
  });
  return (
    <Autocomplete
      id={id}
      options={data?.items ?? []}
      value={chosen}
      // The server has filtered already.
      filterOptions={options => options}
      getOptionLabel={row => row.title}
      getOptionSelected={(option, value) => option.ref === value.ref}
      onChange={(_event, row) => {
        setChosen(row);
        props.onChange(row?.ref);
      }}
      inputValue={text}
      onInputChange={(_event, value) => setText(value)}
      renderInput={params => <TextField {...params} label="Agent" required />}
    />
  );
}
