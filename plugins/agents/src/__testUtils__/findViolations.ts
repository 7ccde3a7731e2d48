import axe from 'axe-core';

/**
 * What axe finds wrong with what is rendered. Colours are looked at in a browser, as there are none
 * here; the page around what is rendered is the test's, not ours.
 */
export async function findViolations(
  element: Element = document.body,
): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
}
