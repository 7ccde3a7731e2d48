import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  item: { display: 'flex' },
  card: {
    width: '100%',
    display: 'block',
    textAlign: 'left',
    padding: theme.spacing(2),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.background.paper,
    '&:hover, &:focus-visible': { borderColor: theme.palette.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
}));

/** One way to sign in. */
export function SignInCard(props: {
  title: string;
  description: string;
  disabled: boolean;
  onClick: () => void;
}) {
  const classes = useStyles();
  return (
    <li className={classes.item}>
      <ButtonBase
        className={classes.card}
        disabled={props.disabled}
        onClick={props.onClick}
      >
        <Typography variant="h6" component="div">
          {props.title}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {props.description}
        </Typography>
      </ButtonBase>
    </li>
  );
}
