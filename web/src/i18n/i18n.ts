import { computed } from 'vue'
import { createI18n, useI18n } from 'vue-i18n'
import en from './en'
import enData from './enData'
import enDefinition from './enDefinition'
import enDesk from './enDesk'
import enDocuments from './enDocuments'
import enGate from './enGate'
import enInspection from './enInspection'
import enIntake from './enIntake'
import enLedger from './enLedger'
import enMap from './enMap'
import enMatters from './enMatters'
import enNumbers from './enNumbers'
import enOnsite from './enOnsite'
import enRules from './enRules'
import enSigning from './enSigning'
import enSources from './enSources'
import enVoices from './enVoices'
import zhCN from './zhCN'
import zhCNData from './zhCNData'
import zhCNDefinition from './zhCNDefinition'
import zhCNDesk from './zhCNDesk'
import zhCNDocuments from './zhCNDocuments'
import zhCNGate from './zhCNGate'
import zhCNInspection from './zhCNInspection'
import zhCNIntake from './zhCNIntake'
import zhCNLedger from './zhCNLedger'
import zhCNMap from './zhCNMap'
import zhCNMatters from './zhCNMatters'
import zhCNNumbers from './zhCNNumbers'
import zhCNOnsite from './zhCNOnsite'
import zhCNRules from './zhCNRules'
import zhCNSigning from './zhCNSigning'
import zhCNSources from './zhCNSources'
import zhCNVoices from './zhCNVoices'

export type Locale = 'zh-CN' | 'en'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Locale,
  fallbackLocale: 'zh-CN',
  missingWarn: false,
  fallbackWarn: false,
  messages: {
    'zh-CN': { ...zhCN, ...zhCNData, ...zhCNDefinition, ...zhCNDesk, ...zhCNDocuments, ...zhCNGate, ...zhCNInspection, ...zhCNIntake, ...zhCNLedger, ...zhCNMap, ...zhCNMatters, ...zhCNNumbers, ...zhCNOnsite, ...zhCNRules, ...zhCNSigning, ...zhCNSources, ...zhCNVoices },
    en: { ...en, ...enData, ...enDefinition, ...enDesk, ...enDocuments, ...enGate, ...enInspection, ...enIntake, ...enLedger, ...enMap, ...enMatters, ...enNumbers, ...enOnsite, ...enRules, ...enSigning, ...enSources, ...enVoices },
  },
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
    if (value < 1024 ** 3) return `${(value / 1024 ** 2).toFixed(1)} MB`
    return `${(value / 1024 ** 3).toFixed(2)} GB`
  }

  /** A part of a whole; never 100 % or 0 % unless it is that. */
  function share(part: number, whole: number): string {
    if (whole === 0) return '–'
    const percent = (part / whole) * 100
    if (percent > 99.95 && part < whole) return '99.9 %'
    if (percent < 0.05 && part > 0) return '< 0.1 %'
    return `${percent.toFixed(1)} %`
  }

  /** A length of time in the two largest units that say something: `2 min 30 s`. */
  function span(seconds: number): string {
    const whole = Math.max(0, Math.round(seconds))
    const parts = [['days', 86_400], ['hours', 3600], ['minutes', 60], ['seconds', 1]] as const
    const first = parts.findIndex(([, length]) => whole >= length)
    if (first < 0) return t('span.moment')
    let rest = whole
    return parts.slice(first, first + 2).flatMap(([unit, length]) => {
      const count = Math.floor(rest / length)
      rest -= count * length
      return count > 0 ? [t(`span.${unit}`, { count })] : []
    }).join(' ')
  }

  /** An ISO 8601 duration as people say it. */
  function duration(text: string | null | undefined): string {
    const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/.exec(text ?? '')
    if (!parts) return text || '–'
    const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number]
    return span(days * 86_400 + hours * 3600 + minutes * 60 + seconds)
  }

  return { t, locale, english, pick, word, number, date, plain, bytes, share, span, duration }
}
