import { expect, test } from '@playwright/test';
import { PEOPLE, type Person } from './support/people';
import { agentLinks } from './support/fleetPage';
import { signIn } from './support/signIn';

const NAMES: Record<Person, RegExp> = {
  guest: /guest/i,
  developer: /Dana Developer/,
  teamLead: /Tess Teamlead/,
  releaseManager: /Remy Releasemanager/,
};

for (const person of Object.keys(PEOPLE) as Person[]) {
  test(`${PEOPLE[person].button} signs in at one click, stays so over a reload, and signs out`, async ({
    page,
  }) => {
    await signIn(page, person, '/settings');
    const profile = page.getByRole('main').or(page.locator('body'));
    await expect(profile.getByText(NAMES[person]).first()).toBeVisible();

    await page.goto('/agents');
    await expect(agentLinks(page).first()).toBeVisible();

    await page.goto('/settings');
    await page.getByTestId('user-settings-menu').click();
    await page.getByText('Sign Out').click();
    await expect(
      page.getByRole('heading', { name: 'Try the portal as' }),
    ).toBeVisible();
  });
}
