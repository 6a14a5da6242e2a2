import { computed } from 'vue'
import { createI18n, useI18n } from 'vue-i18n'
import en from './en'
import enData from './enData'
import zhCN from './zhCN'
import zhCNData from './zhCNData'

export type Locale = 'zh-CN' | 'en'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Locale,
  fallbackLocale: 'zh-CN',
  missingWarn: false,
  fallbackWarn: false,
  messages: { 'zh-CN': { ...zhCN, ...zhCNData }, en: { ...en, ...enData } },
})

/** Words, names and numbers in the reader's language. */
export function useWords() {
  const { t, te, locale } = useI18n({ useScope: 'global' })
  const english = computed(() => locale.value === 'en')
  const numbers = computed(() => new Intl.NumberFormat(locale.value))

  /** The Chinese name, or the English one where the reader wants it and there is one. */
  function pick(chinese: string, englishName?: string | null): string {
    return english.value && englishName ? englishName : chinese
  }

  /** A word for a code of the platform (`level.COUNTY`); the code itself where the place has its own words. */
  function word(group: string, code: string | null | undefined): string {
    if (!code) return ''
    const key = `${group}.${code}`
    return te(key) ? t(key) : code
  }

  function number(value: number | null | undefined): string {
    return value === null || value === undefined ? '–' : numbers.value.format(value)
  }

  /** `2026-11-23`, or with `minutes` also the time of day, in the reader's own zone. */
  function date(text: string | null | undefined, minutes = false): string {
    if (!text) return '–'
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
    const at = new Date(text)
    if (Number.isNaN(at.getTime())) return text
    const two = (part: number) => String(part).padStart(2, '0')
    const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
    return minutes ? `${day} ${two(at.getHours())}:${two(at.getMinutes())}` : day
  }

  /** A value as it is read: yes or no, a time without its T, anything else as it stands. */
  function plain(value: string | number | boolean | null | undefined): string {
    if (value === null || value === undefined) return ''
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
    const time = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(\.\d+)?)?$/.exec(String(value))
    return time ? `${time[1]} ${time[2]}` : String(value)
  }

  function bytes(value: number | null | undefined): string {
    if (value === null || value === undefined) return '–'
    if (value < 1024) return `${value} B`
    if (value < 1024 ** 2) return `${(value / 1024).toFixed(1)} KB`
    return `${(value / 1024 ** 2).toFixed(1)} MB`
  }

  return { t, locale, english, pick, word, number, date, plain, bytes }
}
