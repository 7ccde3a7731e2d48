import { configApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useState } from 'react';
import { ServiceWorkerClient } from './ServiceWorkerClient';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    padding: theme.spacing(0.5, 2),
    color: theme.palette.text.primary,
    backgroundColor: theme.palette.background.paper,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
}));

/** Registers the service worker, and offers to reload when there is a new version of the portal. */
export function UpdateNotice(props: {
  container?: ServiceWorkerContainer;
  reload?: () => void;
}) {
  const classes = useStyles();
  const config = useApi(configApiRef);
  const [client, setClient] = useState<ServiceWorkerClient>();
  const [ready, setReady] = useState(false);
  const {
    container = availableContainer(),
    reload = () => window.location.reload(),
  } = props;
  const [options] = useState({ container, reload });

  useEffect(() => {
    if (!options.container) return undefined;
    const { container: found, reload: act } = options;
    const created = ServiceWorkerClient.create({
      container: found!,
      basePath: pathOf(config.getString('app.baseUrl')),
      apiUrl: `${config.getString('backend.baseUrl').replace(/\/$/, '')}/api/`,
      onNewVersion: () => setReady(true),
      reload: act,
      now: () => Date.now(),
    });
    setClient(created);
    // Without it everything works but what it is for: a browser may refuse it, as in a private window.
    const started = created.start().catch(() => () => undefined);
    return () => {
      started.then(stop => stop());
    };
  }, [config, options]);

  return (
    <div role="status" className={ready ? classes.root : undefined}>
      {ready && (
        <>
          <span>A new version of the portal is ready.</span>
          <Button size="small" onClick={client?.update}>
            Reload
          </Button>
        </>
      )}
    </div>
  );
}

/** In what is built for production only: a dev server has its own way to renew pages. */
function availableContainer(): ServiceWorkerContainer | undefined {
  return process.env.NODE_ENV === 'production'
    ? navigator.serviceWorker
    : undefined;
}

function pathOf(url: string): string {
  return new URL(url, window.location.origin).pathname.replace(/\/$/, '');
}
