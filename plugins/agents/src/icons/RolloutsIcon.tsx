export { default as RolloutsIcon } from '@material-ui/icons/LinearScale';
