import { exampleEntity } from './__testUtils__/renderEntity';
import { isAgent } from './isAgent';

describe('isAgent', () => {
  it('holds for components of type ai-agent alone', () => {
    expect(isAgent(exampleEntity)).toBe(true);
    expect(isAgent({ ...exampleEntity, spec: { type: 'service' } })).toBe(
      false,
    );
    expect(isAgent({ ...exampleEntity, kind: 'Resource' })).toBe(false);
  });
});
