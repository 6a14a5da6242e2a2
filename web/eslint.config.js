import js from '@eslint/js'
import boundaries from 'eslint-plugin-boundaries'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/**
 * A folder of src is a feature. What each may use stands here; everything else is refused.
 * Lower rooms first: a feature sees only rooms above its own line.
 */
const mayUse = {
  api: [],
  i18n: [],
  classes: ['api'],
  preferences: ['i18n'],
  ui: ['api', 'i18n'],
  session: ['api', 'i18n', 'preferences', 'ui'],
  place: ['api', 'i18n', 'session', 'ui'],
  offline: ['api', 'i18n', 'session', 'ui'],
  charts: ['i18n', 'preferences', 'ui'],
  search: ['api', 'i18n', 'place', 'ui'],
  dossier: ['api', 'i18n', 'place', 'session', 'ui'],
  rules: ['api', 'i18n', 'session', 'ui'],
  voices: ['api', 'i18n', 'ui'],
  numbers: ['api', 'charts', 'i18n', 'session', 'ui', 'voices'],
  documents: ['api', 'i18n', 'ui'],
  matters: ['api', 'documents', 'i18n', 'place', 'rules', 'session', 'ui'],
  ledger: ['api', 'charts', 'i18n', 'place', 'ui'],
  inspection: ['api', 'i18n', 'matters', 'rules', 'session', 'ui'],
  onsite: ['api', 'i18n', 'offline', 'session', 'ui', 'voices'],
  map: ['api', 'classes', 'dossier', 'i18n', 'matters', 'offline', 'place', 'preferences', 'session', 'ui'],
  intake: ['api', 'i18n', 'session', 'ui'],
  systems: ['api', 'i18n', 'intake', 'session', 'ui'],
  catalogue: ['api', 'charts', 'classes', 'dossier', 'i18n', 'intake', 'map', 'place', 'preferences', 'session', 'systems', 'ui'],
  admin: ['api', 'i18n', 'session', 'ui'],
  app: ['api', 'i18n', 'preferences', 'ui', 'session', 'place', 'offline', 'search', 'dossier', 'map', 'intake', 'systems', 'catalogue', 'rules', 'documents', 'numbers', 'matters', 'admin', 'ledger', 'inspection', 'onsite', 'voices'],
}
const features = Object.keys(mayUse)

/** A library that has one home: every other feature reaches it through that feature. */
const homes = { 'maplibre-gl': 'map', echarts: 'charts' }

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'test/fixtures/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.{ts,vue}'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] },
    },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      'no-undef': 'off',
      eqeqeq: 'error',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: ['src/main.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/root-path': import.meta.dirname,
      'boundaries/elements': features.map((type) => ({ type, pattern: `src/${type}` })),
      'import/resolver': { node: { extensions: ['.ts', '.vue', '.js', '.mjs'] } },
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          checkAllOrigins: true,
          message: 'src/{{from.element.types}} may not import {{to.element.types}}{{to.module.source}}: see mayUse and homes in eslint.config.js.',
          policies: [
            { from: { element: { type: '*' } }, allow: { to: { module: { origin: 'external' } } } },
            { from: { element: { type: '*' } }, allow: { to: { module: { origin: 'core' } } } },
            ...features.map((type) => ({ from: { element: { type } }, allow: { to: { element: { type } } } })),
            ...features
              .filter((type) => mayUse[type].length > 0)
              .map((type) => ({
                from: { element: { type } },
                allow: { to: { element: { types: { anyOf: mayUse[type] }, internalPath: 'index.ts' } } },
              })),
            ...Object.entries(homes).map(([library, home]) => ({
              from: { element: { type: `!${home}` } },
              disallow: { to: { module: { origin: 'external', source: [library, `${library}/**`] } } },
            })),
          ],
        },
      ],
    },
  },
)
