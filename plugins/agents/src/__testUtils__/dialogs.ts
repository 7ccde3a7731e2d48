import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

/** Presses a button and waits for the dialog that it opens. */
export async function openDialog(name: string | RegExp): Promise<HTMLElement> {
  await userEvent.click(await screen.findByRole('button', { name }));
  return screen.findByRole('dialog');
}

/** The field for the reason in a dialog. */
export function reasonOf(dialog: HTMLElement): HTMLElement {
  return within(dialog).getByRole('textbox', { name: /Reason/ });
}
