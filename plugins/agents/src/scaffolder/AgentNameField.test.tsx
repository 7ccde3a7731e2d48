import type { CatalogApi } from '@backstage/plugin-catalog-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderForm, submitForm } from '../__testUtils__/renderForm';

const PROPERTIES = {
  name: {
    type: 'string',
    title: 'Name',
    description: 'Names the repository.',
    'ui:field': 'AgentName',
  },
};

const QUALITY_GUARDIAN = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'quality-guardian', title: 'QualityGuardian' },
};

async function input() {
  return screen.findByRole('textbox', { name: /^Name/ });
}

describe('AgentNameField', () => {
  it('says while typing that a name is free, and hands it on with the keyboard alone', async () => {
    const { onCreate } = renderForm(PROPERTIES, { required: ['name'] });
    await input();
    await userEvent.tab();
    expect(await input()).toHaveFocus();
    await userEvent.keyboard('invoice-checker');
    expect(
      await screen.findByText('invoice-checker is free. Names the repository.'),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(onCreate).toHaveBeenCalledWith({ name: 'invoice-checker' });
  });

  it('says who has the name already, and does not let the step be left', async () => {
    renderForm(PROPERTIES, { entities: [QUALITY_GUARDIAN] });
    await userEvent.type(await input(), 'quality-guardian');
    expect(
      await screen.findByText(
        '“quality-guardian” is taken by QualityGuardian in the catalog; choose another',
      ),
    ).toBeInTheDocument();
    expect(await input()).toBeInvalid();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    // Once above the form and once at the field, as the scaffolder does.
    await waitFor(() =>
      expect(screen.getAllByText(/taken by QualityGuardian/)).toHaveLength(2),
    );
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    ['<img src=x onerror=alert(1)>', /must be lower-case words/],
    ['../../etc/passwd', /must be lower-case words/],
    ['a; rm -rf /', /must be lower-case words/],
    ['Invoice Checker', /must be lower-case words/],
    ['agent-\u202Egpj', /must be lower-case words/],
    ['агент', /must be lower-case words/],
    ['kube-system', /is a reserved name/],
    ['ab', /must have at least 3 characters/],
    ['a'.repeat(60), /must have at most 40 characters/],
  ])('refuses %j, and asks nobody about it', async (name, message) => {
    const getEntityByRef = jest.fn<
      ReturnType<CatalogApi['getEntityByRef']>,
      Parameters<CatalogApi['getEntityByRef']>
    >(async () => undefined);
    const { onCreate } = renderForm(PROPERTIES, {
      catalog: { getEntityByRef },
    });
    await userEvent.click(await input());
    await userEvent.paste(name);
    expect(await screen.findByText(message)).toBeInTheDocument();
    expect(document.querySelector('img')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
    expect(onCreate).not.toHaveBeenCalled();
    expect(getEntityByRef).not.toHaveBeenCalled();
  });

  it('lets no name pass that could not be compared, and says so once the step is left', async () => {
    const getEntityByRef = jest.fn(async () => {
      throw new Error('503');
    });
    renderForm(PROPERTIES, { catalog: { getEntityByRef } });
    await userEvent.type(await input(), 'invoice-checker');
    await waitFor(() => expect(getEntityByRef).toHaveBeenCalledTimes(1));
    expect(screen.queryByText(/is free/)).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      (
        await screen.findAllByText(
          /cannot be compared with those in the catalog.*503.*try again/,
        )
      ).length,
    ).toBeGreaterThan(0);
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();

    getEntityByRef.mockResolvedValue(undefined as never);
    await submitForm();
  });

  it('asks for a name that is left out', async () => {
    renderForm(PROPERTIES, { required: ['name'] });
    await userEvent.type(await input(), 'a{Backspace}');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });
});
