export { permissionModuleRolePolicy as default } from './permissionModuleRolePolicy';
