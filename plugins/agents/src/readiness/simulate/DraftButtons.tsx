import Button from '@material-ui/core/Button';
import { useState } from 'react';

/** Takes a draft along: to the clipboard, or as a file. */
export function DraftButtons(props: { draft: string; name: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.draft);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  const download = () => {
    const url = URL.createObjectURL(
      new Blob([props.draft], { type: 'application/yaml' }),
    );
    const link = document.createElement('a');
    link.href = url;
    link.download = `${props.name}.yaml`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <>
      <Button variant="outlined" onClick={copy}>
        Copy YAML
      </Button>
      <Button variant="outlined" onClick={download}>
        Download YAML
      </Button>
      <span role="status">
        {outcome === 'copied' && 'Copied'}
        {outcome === 'refused' &&
          'The browser refused; select the text instead'}
      </span>
    </>
  );
}
