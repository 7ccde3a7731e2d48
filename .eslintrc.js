module.exports = {
  root: true,
  // The packages bring their own configuration: scripts/eslint/packageConfig.js.
  overrides: [
    {
      files: ['scripts/**/*.{js,cjs,mjs}'],
      extends: ['eslint:recommended'],
      env: { node: true, es2024: true },
      parserOptions: { ecmaVersion: 'latest' },
      rules: {
        eqeqeq: 'error',
        'no-shadow': 'error',
        'no-var': 'error',
        'prefer-const': 'error',
        'max-lines': [
          'warn',
          { max: 300, skipBlankLines: true, skipComments: true },
        ],
      },
    },
    {
      files: ['scripts/**/*.mjs'],
      parserOptions: { sourceType: 'module' },
    },
  ],
};
