import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const SPECS = ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts'];
const USE_CLOCK =
  'Take the time from the injected Clock (common/clock.ts), once per use case, and hand it down.';

const noMachineTime = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: USE_CLOCK },
  { selector: 'CallExpression[callee.name="Date"]', message: USE_CLOCK },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: USE_CLOCK },
];
const noConsole = [
  {
    selector: 'MemberExpression[object.name="console"]',
    message: 'Use the Logger of @nestjs/common; results and words for people belong to cli.ts.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.build/',
      'var/',
      'coverage/',
      'test-output/',
      'src/web/api/schema.d.ts',
      '**/auto-imports.d.ts',
      '**/components.d.ts',
    ],
  },
  js.configs.recommended,
  tseslint.configs.recommended,
  vue.configs['flat/recommended'],
  {
    files: ['src/web/**/*.{ts,vue}'],
    languageOptions: { parserOptions: { parser: tseslint.parser }, globals: globals.browser },
    // Types are vue-tsc's business, which knows the browser's names and the generated imports.
    rules: { 'no-undef': 'off', 'vue/multi-word-component-names': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/vite.config.ts'],
    languageOptions: { globals: globals.node },
  },
  {
    rules: {
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
    },
  },
  {
    files: ['src/server/**/*.ts'],
    ignores: SPECS,
    rules: {
      'no-restricted-syntax': ['error', ...noMachineTime, ...noConsole],
      // Nest modules are classes without a body.
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['src/server/common/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noConsole] },
  },
  {
    files: ['src/server/cli.ts', 'src/server/common/database/**/*.ts'],
    ignores: SPECS,
    rules: { 'no-restricted-syntax': ['error', ...noMachineTime] },
  },
  prettier,
);
