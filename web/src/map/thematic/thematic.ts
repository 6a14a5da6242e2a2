import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { api, type ClassMethod, type Dataset, type Element, type Summary } from '../../api'
import { boundsOf, classOf, coloursOf, noDataColour, type Scheme } from '../../classes'
import { useWords } from '../../i18n'
import { usePlace } from '../../place'
import { usePreferences } from '../../preferences'
import { useSession } from '../../session'
import { useLoad } from '../../ui'
import type { Choropleth } from '../model'
import { classEntries } from './legend'

/** An indicator of a dataset by the areas below the one in view, in classes: what the map is coloured by. */
export const useThematic = defineStore('thematic', () => {
  const session = useSession()
  const place = usePlace()
  const preferences = usePreferences()
  const { pick, number, t } = useWords()
  const dataset = shallowRef<Dataset | null>(null)
  const measure = ref('count')
  const method = ref<ClassMethod>('NATURAL_BREAKS')
  const count = ref(5)
  const scheme = ref<Scheme>('Blues')

  const summary = useLoad(() => (dataset.value && place.code ? { id: dataset.value.id, area: place.code, measure: measure.value } : null), (key, signal) =>
    api.datasets.summary(key.id, { area: key.area, by: 'children', measures: key.measure }, signal))
  const values = computed(() => valuesOf(summary.data.value, measure.value))
  const bounds = computed(() => boundsOf([...values.value.values()], method.value, count.value))
  const colours = computed(() => coloursOf(scheme.value, bounds.value.length - 1))
  const choropleth = computed<Choropleth | null>(() => (bounds.value.length < 2 ? null : {
    colours: colours.value, none: noDataColour(preferences.theme),
    steps: Object.fromEntries([...values.value].map(([code, value]) => [code, classOf(value, bounds.value)])),
  }))
  const measureName = computed(() => nameOf(measure.value, dataset.value))
  const title = computed(() => (dataset.value ? t('thematic.legend', { measure: measureName.value, name: pick(dataset.value.name, dataset.value.nameEn) }) : ''))
  const entries = computed(() => classEntries(bounds.value, colours.value, number, [...values.value.values()]).map((entry, step) => ({
    ...entry, count: [...values.value.values()].filter((value) => classOf(value, bounds.value) === step).length,
  })))
  const withoutData = computed(() => (place.children ?? []).filter((area) => !values.value.has(area.code)).length)

  function nameOf(text: string, of: Dataset | null): string {
    const element = of?.elements.find((one) => text === `sum:${one.name}`)
    return element ? t('thematic.sum', { element: pick(element.label, element.labelEn) }) : t('thematic.count')
  }

  function choose(next: Dataset | null) {
    dataset.value = next
    measure.value = 'count'
  }
  watch(() => session.caller?.username, () => choose(null))
  return { dataset, measure, method, count, scheme, summary, values, bounds, choropleth, title, entries, withoutData, measureName, nameOf, choose }
})

/** The number of each area that has one. An area the summary does not name has no data; a count of nought is data. */
export function valuesOf(summary: Pick<Summary, 'items'> | null, measure: string): Map<string, number> {
  const values = new Map<string, number>()
  for (const item of summary?.items ?? []) {
    const value = measure === 'count' ? item.count : item.values?.[measure]
    const numeric = value === null || value === undefined || value === '' ? NaN : Number(value)
    if (item.key && Number.isFinite(numeric)) values.set(item.key, numeric)
  }
  return values
}

/** The elements that can be summed up by area. */
export function summable(dataset: Dataset): Element[] {
  return dataset.elements.filter((one) => ['INTEGER', 'DECIMAL', 'DOUBLE'].includes(one.type) && !one.mask)
}
