export { default as ReadinessIcon } from '@material-ui/icons/PlaylistAddCheck';
