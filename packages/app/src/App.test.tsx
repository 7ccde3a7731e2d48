import { render, screen } from '@testing-library/react';
import App from './App';

const CONFIG = {
  app: { title: 'Agent Portal', baseUrl: 'http://localhost:3000' },
  backend: { baseUrl: 'http://localhost:7007' },
  auth: { environment: 'production' },
};

describe('App', () => {
  const { env } = process;

  beforeEach(() => {
    process.env = {
      ...env,
      APP_CONFIG: [{ data: CONFIG, context: 'test' }],
    } as typeof env & { APP_CONFIG: unknown };
  });

  afterEach(() => {
    process.env = env;
  });

  it('starts with the sign-in page', async () => {
    render(App.createRoot());
    expect(
      await screen.findByText('Agent Portal', {}, { timeout: 60_000 }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/No way to sign in is configured/),
    ).toBeInTheDocument();
  }, 120_000);
});
