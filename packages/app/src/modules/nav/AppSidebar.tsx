import { AlertsBell, type AlertsBellFace } from '@agent-portal/plugin-agents';
import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import type { NavContentComponentProps } from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import Box from '@material-ui/core/Box';
import MenuIcon from '@material-ui/icons/Menu';
import SearchIcon from '@material-ui/icons/Search';
import { SidebarLogo } from './SidebarLogo';

/** Pages that are reached from elsewhere and need no entry of their own. */
const HIDDEN = [
  'page:search',
  'page:notifications',
  'page:catalog-import',
  'page:catalog-graph',
  'page:auth',
];

/** The bar of the app; the entry of the alerts has a bell that counts what wants somebody. */
export function AppSidebar({ navItems }: NavContentComponentProps) {
  return (
    <AlertsBell>
      {/* The bell renders by itself, each time with the entries not yet taken. */}
      {bell => <Entries bell={bell} navItems={navItems.clone()} />}
    </AlertsBell>
  );
}

function Entries(props: {
  bell: AlertsBellFace;
  navItems: NavContentComponentProps['navItems'];
}) {
  const { bell, navItems } = props;
  const pages = navItems.clone().rest();
  const nav = navItems.withComponent(({ icon, href, title }) => (
    <SidebarItem
      icon={() => icon}
      to={href}
      text={title}
      // Only one entry is the present one: below a page with an entry may be others.
      end={pages.some(page => page.href.startsWith(`${href}/`))}
    />
  ));
  for (const id of HIDDEN) nav.take(id);
  const alerts = navItems.take('page:agents/alerts');
  const settings = [
    nav.take('page:app-visualizer'),
    nav.take('page:user-settings'),
  ];

  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarGroup label="Search" icon={<SearchIcon />} to="/search">
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<MenuIcon />}>
        {nav.take('page:home')}
        {nav.take('page:agents')}
        {alerts && (
          <SidebarItem
            icon={() => bell.icon}
            to={alerts.href}
            text="Alerts"
            aria-label={bell.label}
          />
        )}
        {nav.take('page:agents/rollouts')}
        {nav.take('page:agents/readiness')}
        {nav.take('page:catalog')}
        {nav.take('page:scaffolder')}
        {nav.take('page:api-docs')}
        {nav.take('page:techdocs')}
        <SidebarScrollWrapper>
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      {/* Only on a phone, where the bar shows no more than its groups. */}
      {alerts && (
        <SidebarGroup
          label={bell.label}
          icon={
            <Box component="span" display="inline-flex" fontSize={24}>
              {bell.icon}
            </Box>
          }
          to={`${alerts.href}/on-call`}
        />
      )}
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem />
      <SidebarDivider />
      <SidebarGroup
        label="Settings"
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
}
