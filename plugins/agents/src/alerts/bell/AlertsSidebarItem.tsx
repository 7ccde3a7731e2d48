import { SidebarItem } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { alertsRouteRef } from '../../routes';
import { AlertsBell } from './AlertsBell';

/**
 * Entry of the sidebar: leads to the alerts, with how many are open of P0 and P1 or wait for me.
 *
 * @public
 */
export function AlertsSidebarItem() {
  const alerts = useRouteRef(alertsRouteRef)();
  return (
    <AlertsBell>
      {({ icon, label }) => (
        <SidebarItem
          icon={() => icon}
          to={alerts}
          text="Alerts"
          aria-label={label}
        />
      )}
    </AlertsBell>
  );
}
