import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Rendering whole pages takes seconds where the machine has other work too.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });
