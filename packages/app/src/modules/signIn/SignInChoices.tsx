import { configApiRef, useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { AgentPortalMark } from '../nav/AgentPortalMark';
import type { ExamplePerson } from './ExamplePeopleApi';
import { SignInCard } from './SignInCard';
import type { SignInProvider } from './signInProviders';

const useStyles = makeStyles(theme => ({
  root: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    padding: theme.spacing(6, 2),
    backgroundColor: theme.palette.background.default,
    color: theme.palette.text.primary,
  },
  column: { maxWidth: 880, margin: '0 auto' },
  heading: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(4),
  },
  section: { marginBottom: theme.spacing(4) },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(250px, 1fr))',
    gap: theme.spacing(2),
    listStyle: 'none',
    margin: theme.spacing(2, 0, 0),
    padding: 0,
  },
}));

/** The page on which a person chooses how to sign in. */
export function SignInChoices(props: {
  development: boolean;
  people: ExamplePerson[];
  providers: SignInProvider[];
  busy: boolean;
  error?: Error;
  onGuest: () => void;
  onPerson: (id: string) => void;
  onProvider: (id: string) => void;
}) {
  const { development, people, providers, busy, error } = props;
  const classes = useStyles();
  const title = useApi(configApiRef).getOptionalString('app.title');
  return (
    <main className={classes.root}>
      <div className={classes.column}>
        <div className={classes.heading}>
          <AgentPortalMark size={48} />
          <Typography variant="h3" component="h1">
            {title ?? 'Agent Portal'}
          </Typography>
        </div>
        <div role="alert">
          {error && (
            <Typography color="error" paragraph>
              Sign-in did not work: {error.message}. Try again, or choose
              another way.
            </Typography>
          )}
        </div>
        {providers.length > 0 && (
          <section className={classes.section}>
            <Typography variant="h5" component="h2">
              Sign in
            </Typography>
            <ul className={classes.list}>
              {providers.map(provider => (
                <SignInCard
                  key={provider.id}
                  title={provider.title}
                  description={`With your ${provider.title} account`}
                  disabled={busy}
                  onClick={() => props.onProvider(provider.id)}
                />
              ))}
            </ul>
          </section>
        )}
        {development && (
          <section className={classes.section}>
            <Typography variant="h5" component="h2">
              Try the portal as
            </Typography>
            <Typography>
              Offered in development only. Each person sees and may do what
              their role allows.
            </Typography>
            <ul className={classes.list}>
              {people.map(person => (
                <SignInCard
                  key={person.id}
                  title={person.title}
                  description={person.description}
                  disabled={busy}
                  onClick={() => props.onPerson(person.id)}
                />
              ))}
              <SignInCard
                title="Guest"
                description="Looks around, changes nothing"
                disabled={busy}
                onClick={props.onGuest}
              />
            </ul>
          </section>
        )}
        {!development && providers.length === 0 && (
          <Typography>
            No way to sign in is configured yet. Whoever runs this portal names
            the providers in <code>app.signIn.providers</code>.
          </Typography>
        )}
      </div>
    </main>
  );
}
