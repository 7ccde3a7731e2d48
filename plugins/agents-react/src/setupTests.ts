import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A wait ends when what is awaited is there. On a busy machine that takes longer than the second
// that the library grants, and the wait must end before the test does.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(120_000);
