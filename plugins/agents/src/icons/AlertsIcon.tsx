export { default as AlertsIcon } from '@material-ui/icons/NotificationsActiveOutlined';
