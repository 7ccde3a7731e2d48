import { type Locator, type Page, expect } from '@playwright/test';

/** The form of a template in the portal, as a person fills it in. */
export class CreateForm {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Chooses the template among those on the Create page. */
  static async choose(page: Page, template: string): Promise<CreateForm> {
    await page
      .getByRole('link', { name: 'Create', exact: true })
      .first()
      .click();
    await page
      .locator('.MuiCard-root', { hasText: template })
      .getByRole('button', { name: 'Choose' })
      .click();
    const form = new CreateForm(page);
    await form.expectStep('Who');
    return form;
  }

  get name(): Locator {
    return this.#page.getByRole('textbox', { name: /^Name/ });
  }

  async fillWho(owner: string): Promise<void> {
    const field = this.#page.getByRole('textbox', { name: /^Owner/ });
    await field.fill(owner);
    await this.#page.getByRole('option', { name: owner }).click();
  }

  async fillWhat(answers: { name: string; title: string }): Promise<void> {
    await this.name.fill(answers.name);
    await this.#page
      .getByRole('textbox', { name: /^Title/ })
      .fill(answers.title);
    await this.#page
      .getByRole('textbox', { name: /^Description/ })
      .fill('Compares invoices with their orders.');
  }

  async fillPort(port: number): Promise<void> {
    await this.#page.getByLabel(/^Port/).fill(`${port}`);
  }

  async next(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Next' }).click();
  }

  /** Resolves once the step of that title is the one to fill in. */
  async expectStep(title: string): Promise<void> {
    await expect(
      this.#page.locator('.MuiStepLabel-active', { hasText: title }),
    ).toBeVisible();
  }
}
