import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderForm, submitForm } from '../__testUtils__/renderForm';
import { kpiTargetFields } from './kpiTargets';

const PROPERTIES = {
  kpiTargets: {
    type: 'object',
    title: 'KPI targets',
    description: 'Targets that differ from the usual ones.',
    'ui:field': 'KpiTargets',
    additionalProperties: { type: 'number' },
  },
};

const USUAL = {
  apiVersion: 'agentportal.dev/v1alpha1',
  kind: 'KpiSet',
  metadata: { name: 'usual', namespace: 'default' },
  spec: {
    owner: 'group:default/platform',
    default: true,
    kpis: [
      {
        id: 'error-rate',
        title: 'Error rate',
        category: 'technical',
        unit: 'ratio',
        direction: 'lower',
        target: 0.001,
        window: '1h',
        minimumSamples: 1,
        freshness: '5m',
        source: { type: 'push' },
      },
    ],
  },
};

function target(name: RegExp) {
  return screen.findByRole('spinbutton', { name });
}

describe('KpiTargetsField', () => {
  it('says what is usual, and hands a share on as a ratio', async () => {
    const { onCreate } = renderForm(PROPERTIES, { entities: [USUAL] });
    expect(
      await screen.findByText('usually less than 0.1 %'),
    ).toBeInTheDocument();
    await userEvent.type(await target(/^Error rate/), '0.07');
    await userEvent.type(await target(/^Response time, mean/), '1.5');
    await submitForm();
    expect(onCreate).toHaveBeenCalledWith({
      kpiTargets: { 'error-rate': 0.0007, 'response-time': 1.5 },
    });
  });

  it('asks for nothing: an agent may keep all that is usual', async () => {
    const { onCreate } = renderForm(PROPERTIES);
    const inputs = await screen.findAllByRole('spinbutton');
    expect(inputs).toHaveLength(kpiTargetFields.length);
    await submitForm();
    expect(onCreate).toHaveBeenCalled();
  });

  it('forgets a target that is cleared again', async () => {
    const { onCreate } = renderForm(PROPERTIES, {
      initialState: { kpiTargets: { uptime: 0.995, 'error-rate': 0.01 } },
    });
    expect(await target(/^Uptime/)).toHaveValue(99.5);
    await userEvent.clear(await target(/^Uptime/));
    await submitForm();
    expect(onCreate).toHaveBeenCalledWith({
      kpiTargets: { 'error-rate': 0.01 },
    });
  });

  it.each([
    [/^Error rate/, '0', 'Error rate must be between 0.001 and 50 %'],
    [/^User feedback/, '6', 'User feedback must be between 1 and 5 of 5'],
    [/^Uptime/, '100', 'Uptime must be between 90 and 99.999 %'],
  ])('refuses %s of %s', async (name, value, message) => {
    const { onCreate } = renderForm(PROPERTIES);
    await userEvent.type(await target(name), value);
    expect(await screen.findByText(message)).toBeInTheDocument();
    expect(await target(name)).toBeInvalid();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect((await screen.findAllByText(message)).length).toBeGreaterThan(1);
    expect(onCreate).not.toHaveBeenCalled();
  });

  it('works when the usual targets cannot be read', async () => {
    const { onCreate } = renderForm(PROPERTIES, {
      catalog: {
        getEntities: jest.fn().mockRejectedValue(new Error('no answer')),
      },
    });
    await userEvent.type(await target(/^Uptime/), '99');
    await submitForm();
    expect(onCreate).toHaveBeenCalledWith({ kpiTargets: { uptime: 0.99 } });
  });
});
