import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderForm, submitForm } from '../__testUtils__/renderForm';

const PROPERTIES = {
  rollout: {
    type: 'object',
    title: 'Rollout plan and wave',
    description: 'Left open, the agent joins no wave.',
    'ui:field': 'RolloutWave',
    properties: { plan: { type: 'string' }, wave: { type: 'string' } },
  },
};

function plan(name: string, title: string, waves: string[]) {
  return {
    apiVersion: 'agentportal.dev/v1alpha1',
    kind: 'RolloutPlan',
    metadata: { name, title, namespace: 'default' },
    spec: {
      owner: 'group:default/release-managers',
      strategies: { fast: { type: 'blue-green', steps: [{ type: 'hold' }] } },
      waves: waves.map(id => ({
        id,
        title: `Wave ${id}`,
        agents: { family: 'core' },
        strategy: 'fast',
      })),
    },
  };
}

async function select() {
  return screen.findByRole('combobox', { name: /^Rollout plan and wave/ });
}

describe('RolloutWaveField', () => {
  it('offers the waves of every plan, and hands on the plan with the wave', async () => {
    const { onCreate } = renderForm(PROPERTIES, {
      entities: [
        plan('first', 'First', ['1', '2']),
        plan('next', 'Next', ['1']),
      ],
    });
    await screen.findByRole('group', { name: 'Next' });
    const groups = within(await select()).getAllByRole('group');
    expect(groups.map(group => group.getAttribute('label'))).toEqual([
      'First',
      'Next',
    ]);
    await userEvent.selectOptions(
      await select(),
      within(groups[1]).getByRole('option', { name: '1 · Wave 1' }),
    );
    await submitForm();
    expect(onCreate).toHaveBeenCalledWith({
      rollout: { plan: 'rolloutplan:default/next', wave: '1' },
    });
  });

  it('takes a choice back', async () => {
    const { onCreate } = renderForm(PROPERTIES, {
      entities: [plan('first', 'First', ['1'])],
      initialState: {
        rollout: { plan: 'rolloutplan:default/first', wave: '1' },
      },
    });
    await screen.findByRole('group', { name: 'First' });
    expect(await select()).toHaveDisplayValue('1 · Wave 1');
    await userEvent.selectOptions(await select(), 'No wave');
    await submitForm();
    const [values] = onCreate.mock.calls[0];
    expect(JSON.stringify(values)).not.toContain('first');
  });

  it('can be left open where there is no plan', async () => {
    const { onCreate } = renderForm(PROPERTIES);
    expect(within(await select()).getAllByRole('option')).toHaveLength(1);
    expect(await select()).toHaveDisplayValue('No wave');
    await submitForm();
    expect(onCreate).toHaveBeenCalled();
  });

  it('says that the plans could not be read, and that this stops nobody', async () => {
    const { onCreate } = renderForm(PROPERTIES, {
      catalog: {
        getEntities: jest.fn().mockRejectedValue(new Error('no answer')),
      },
    });
    expect(
      await screen.findByText(
        'The rollout plans could not be read: no answer. You can go on without a wave.',
      ),
    ).toBeInTheDocument();
    await submitForm();
    expect(onCreate).toHaveBeenCalled();
  });

  describe('with a wave that no plan has', () => {
    const rollout = { plan: 'rolloutplan:default/first', wave: '2.1' };
    const name = 'Wave 2.1 of rolloutplan:default/first';

    it('shows and sends it when the plan is gone', async () => {
      const { onCreate } = renderForm(PROPERTIES, {
        entities: [plan('next', 'Next', ['1'])],
        initialState: { rollout },
      });
      await screen.findByRole('group', { name: 'Next' });
      expect(await select()).toHaveDisplayValue(`${name}, not found`);
      await submitForm();
      expect(onCreate).toHaveBeenCalledWith({ rollout });
    });

    it('lets it be taken back', async () => {
      const { onCreate } = renderForm(PROPERTIES, {
        entities: [plan('first', 'First', ['1'])],
        initialState: { rollout },
      });
      await screen.findByRole('group', { name: 'First' });
      expect(await select()).toHaveDisplayValue(`${name}, not found`);
      await userEvent.selectOptions(await select(), 'No wave');
      expect(await select()).toHaveDisplayValue('No wave');
      expect(screen.queryByText(/not found/)).not.toBeInTheDocument();
      await submitForm();
      const [values] = onCreate.mock.calls[0];
      expect(JSON.stringify(values)).not.toContain('first');
    });

    it('shows it while the plans are read', async () => {
      renderForm(PROPERTIES, {
        catalog: { getEntities: () => new Promise(() => {}) },
        initialState: { rollout },
      });
      expect(await select()).toHaveDisplayValue(`${name}, looking for it`);
    });

    it('shows it when the plans could not be read', async () => {
      renderForm(PROPERTIES, {
        catalog: {
          getEntities: jest.fn().mockRejectedValue(new Error('no answer')),
        },
        initialState: { rollout },
      });
      await screen.findByText(/^The rollout plans could not be read/);
      expect(await select()).toHaveDisplayValue(`${name}, not checked`);
    });
  });

  it('leaves out a plan that cannot be read, and shows hostile titles as text', async () => {
    const broken = { ...plan('broken', 'Broken', ['1']), spec: { waves: 'x' } };
    renderForm(PROPERTIES, {
      entities: [broken, plan('odd', '<b>Odd</b>', ['1'])],
    });
    expect(
      await screen.findByRole('group', { name: '<b>Odd</b>' }),
    ).toBeInTheDocument();
    expect(within(await select()).getAllByRole('option')).toHaveLength(2);
  });
});
