const packageConfig = require('../scripts/eslint/packageConfig')(__dirname);

module.exports = {
  ...packageConfig,
  rules: {
    ...packageConfig.rules,
    // A read model is measured by itself, without the HTTP around it.
    '@backstage/no-forbidden-package-imports': 'off',
    // Backends are put together here, out of any plugins.
    '@backstage/no-mixed-plugin-imports': 'off',
  },
};
