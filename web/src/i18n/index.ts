export { i18n, useWords, type Locale } from './i18n'
