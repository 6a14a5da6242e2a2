export { usePreferences, type Theme } from './preferences'
export { default as LanguageSwitch } from './LanguageSwitch.vue'
export { default as ThemeSwitch } from './ThemeSwitch.vue'
