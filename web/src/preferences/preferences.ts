import { defineStore } from 'pinia'
import { ref, watchEffect } from 'vue'
import { i18n, type Locale } from '../i18n'

export type Theme = 'light' | 'dark'

const LOCALE_KEY = 'jingwei.locale'
const THEME_KEY = 'jingwei.theme'

/** Language and theme of this browser; nothing about the person leaves it. */
export const usePreferences = defineStore('preferences', () => {
  const locale = ref<Locale>(read(LOCALE_KEY) === 'en' ? 'en' : 'zh-CN')
  const theme = ref<Theme>(read(THEME_KEY) === 'dark' ? 'dark' : 'light')

  watchEffect(() => {
    i18n.global.locale.value = locale.value
    document.documentElement.lang = locale.value
    write(LOCALE_KEY, locale.value)
  })
  watchEffect(() => {
    document.documentElement.dataset.theme = theme.value
    write(THEME_KEY, theme.value)
  })

  function toggleLocale() {
    locale.value = locale.value === 'en' ? 'zh-CN' : 'en'
  }
  function toggleTheme() {
    theme.value = theme.value === 'dark' ? 'light' : 'dark'
  }
  return { locale, theme, toggleLocale, toggleTheme }
})

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // A browser that keeps nothing still works; the choice lasts for this page.
  }
}
