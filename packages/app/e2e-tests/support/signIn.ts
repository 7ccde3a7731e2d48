import { type Page, expect } from '@playwright/test';
import { PEOPLE, type Person } from './people';

/** Opens a page of the portal and signs in there at one click. */
export async function signIn(
  page: Page,
  person: Person,
  path = '/agents',
): Promise<void> {
  await page.goto(path);
  const { button } = PEOPLE[person];
  await page.getByRole('button', { name: new RegExp(`^${button}`) }).click();
  await expect(
    page.getByRole('heading', { name: 'Try the portal as' }),
  ).toBeHidden();
}
