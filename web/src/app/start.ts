import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { i18n } from '../i18n'
import { keepShell } from '../offline'
import { usePreferences } from '../preferences'
import App from './App.vue'
import { router } from './router'
import './tokens.css'
import './base.css'

/** Puts the application into the page. */
export function start(selector: string): void {
  const app = createApp(App)
  app.use(createPinia())
  app.use(i18n)
  usePreferences()
  app.use(router)
  app.mount(selector)
  keepShell()
}
