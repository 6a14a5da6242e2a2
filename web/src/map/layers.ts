import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api, type Layer } from '../api'
import { useWords } from '../i18n'
import { usePreferences } from '../preferences'
import { useSession } from '../session'
import { useLoad } from '../ui'
import type { DrawnLayer } from './model'
import { kindColour } from './palette'

const KEY = 'jingwei.layers'

export interface LayerChoice extends DrawnLayer {
  layer: Layer
  visible: boolean
}

/** The point layers of the caller, which of them are on, and the colour each has everywhere on the screen. */
export const useLayers = defineStore('layers', () => {
  const session = useSession()
  const preferences = usePreferences()
  const { pick } = useWords()
  const chosen = ref<string[] | null>(readChoice())

  const load = useLoad(() => session.caller?.username ?? null, () => api.layers.list())
  const points = computed(() => (load.data.value?.items ?? []).filter((layer) => layer.geometry === 'POINT'))
  const areas = computed(() => (load.data.value?.items ?? []).find((layer) => layer.id === 'areas') ?? null)
  const on = computed(() => {
    const ids = points.value.map((layer) => layer.id)
    return chosen.value?.filter((id) => ids.includes(id)) ?? ids.filter((id) => id === 'enterprise' || id === 'school' || ids.length <= 2)
  })

  function categoriesOf(layer: Layer) {
    const marks = lettersFor(layer.categories.map((one) => pick(one.label, one.labelEn)))
    return layer.categories.map((one, rank) => ({ code: one.code, colour: kindColour(rank, preferences.theme), letter: marks[rank] ?? '' }))
  }

  const letters = computed(() => lettersFor(points.value.map((layer) => pick(layer.name, layer.nameEn))))

  const choices = computed<LayerChoice[]>(() => points.value.map((layer, index) => {
    const name = pick(layer.name, layer.nameEn)
    const alone = on.value.length === 1 && on.value[0] === layer.id && layer.categories.length > 1
    return {
      id: layer.id, layer, name, letter: letters.value[index] ?? '', visible: on.value.includes(layer.id),
      colour: kindColour(index, preferences.theme), minZoom: layer.minZoom, maxZoom: layer.maxZoom,
      categories: alone ? categoriesOf(layer) : [],
    }
  }))
  const visible = computed(() => choices.value.filter((choice) => choice.visible))

  function toggle(id: string) {
    keep(on.value.includes(id) ? on.value.filter((one) => one !== id) : [...on.value, id])
  }

  function showOnly(id: string) {
    keep([id])
  }

  function keep(ids: string[]) {
    chosen.value = ids
    try {
      localStorage.setItem(KEY, JSON.stringify(chosen.value))
    } catch {
      // The choice then lasts for this page only.
    }
  }
  return { choices, visible, areas, toggle, showOnly, loading: load.loading, problem: load.problem, reload: load.reload }
})

/** A letter for each name that no earlier name has: its first, else the next one that is free. */
export function lettersFor(names: string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const letters = [...name.replace(/\s/g, '').toUpperCase()]
    const letter = letters.find((one) => !taken.has(one)) ?? letters[0] ?? ''
    taken.add(letter)
    return letter
  })
}

function readChoice(): string[] | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    return Array.isArray(stored) ? stored.map(String) : null
  } catch {
    return null
  }
}
