import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { api, type Layer, type LayerStyle } from '../api'
import { useWords } from '../i18n'
import { usePreferences } from '../preferences'
import { useSession } from '../session'
import { useLoad } from '../ui'
import { arranged, MOST_ON, moved, parseArrangement, stillKnown, type Arrangement } from './layerArrangement'
import { drawnBy, hasMarks, marksOf } from './layerMarks'
import type { DrawnLayer } from './model'
import { kindColour } from './palette'

const KEY = 'jingwei.layers'
const FULL = 1

export interface LayerChoice extends DrawnLayer {
  layer: Layer
}

/** The layers of the caller, which of them are on, and the colour each has everywhere on the screen. */
export const useLayers = defineStore('layers', () => {
  const session = useSession()
  const preferences = usePreferences()
  const { pick } = useWords()
  const arrangement = shallowRef<Arrangement>(readArrangement())
  const linked = shallowRef<string[] | null>(null)
  const drafts = shallowRef<Record<string, LayerStyle>>({})
  const known = ref<string[]>([])

  const load = useLoad(() => session.caller?.username ?? null, () => api.layers.list())
  const all = computed(() => (load.data.value?.items ?? []).filter((layer) => layer.id !== 'areas'))
  const areas = computed(() => (load.data.value?.items ?? []).find((layer) => layer.id === 'areas') ?? null)
  const on = computed(() => {
    const ids = all.value.map((layer) => layer.id)
    const chosen = linked.value ?? arrangement.value.on
    return chosen?.filter((id) => ids.includes(id)).slice(0, MOST_ON) ?? ids.filter((id) => id === 'enterprise' || id === 'school' || ids.length <= 2)
  })
  const full = computed(() => on.value.length >= MOST_ON)

  const marks = (layer: Layer, style: LayerStyle | null) => marksOf(layer, style, lettersFor(layer.categories.map((one) => pick(one.label, one.labelEn))), preferences.theme)

  const letters = computed(() => lettersFor(all.value.map((layer) => pick(layer.name, layer.nameEn))))

  const choices = computed<LayerChoice[]>(() => all.value.map((layer, index) => {
    const kept = keptStyle(layer)
    const draft = drafts.value[layer.id]
    const style = draft && drawnBy(kept, draft) ? draft : kept
    const alone = on.value.length === 1 && on.value[0] === layer.id && layer.categories.length > 1
    return {
      id: layer.id, layer, name: pick(layer.name, layer.nameEn), letter: letters.value[index] ?? '', visible: on.value.includes(layer.id),
      colour: style?.color ?? kindColour(index, preferences.theme), minZoom: layer.minZoom, maxZoom: layer.maxZoom,
      categories: hasMarks(style) || (style === null && alone) ? marks(layer, style) : [], geometry: layer.geometry ?? 'POINT',
      opacity: arrangement.value.opacity[layer.id] ?? FULL, style, timed: Boolean(layer.time),
    }
  }))
  const byId = computed(() => new Map(choices.value.map((choice) => [choice.id, choice])))
  const find = (id: string) => byId.value.get(id)
  const inOrder = (ids: string[]) => arranged(all.value.map((layer) => layer.id), arrangement.value.order).filter((id) => ids.includes(id)).flatMap((id) => find(id) ?? [])
  const visible = computed(() => choices.value.filter((choice) => choice.visible))
  /** What the map holds, the highest last: the layers that are on, and those just turned off, hidden. */
  const drawn = computed(() => inOrder(known.value))
  const shown = computed(() => inOrder(on.value))

  watch(on, (ids) => (known.value = stillKnown(known.value, ids)), { immediate: true })
  watch(() => session.caller?.username, () => {
    known.value = [...on.value]
    drafts.value = {}
    linked.value = null
  })

  function toggle(id: string) {
    if (on.value.includes(id)) keep({ on: on.value.filter((one) => one !== id) })
    else if (!full.value) keep({ on: [...on.value, id] })
  }
  const show = (id: string) => !on.value.includes(id) && toggle(id)
  const showOnly = (id: string) => keep({ on: [id] })
  const showNone = () => keep({ on: [] })
  const move = (id: string, step: 1 | -1) => keep({ order: moved(all.value.map((layer) => layer.id), arrangement.value.order, on.value, id, step) })
  const fade = (id: string, opacity: number) => keep({ opacity: { ...arrangement.value.opacity, [id]: opacity } })

  /** What a link shows is shown, but is not what this reader has chosen. */
  function showLinked(ids: string[], opacity: Record<string, number>) {
    linked.value = ids
    arrangement.value = { ...arrangement.value, opacity: { ...arrangement.value.opacity, ...opacity } }
  }

  function keep(change: Partial<Arrangement>) {
    arrangement.value = { ...arrangement.value, ...change }
    if (change.on) linked.value = null
    try {
      localStorage.setItem(KEY, JSON.stringify(arrangement.value))
    } catch {
      // The choice then lasts for this page only.
    }
  }

  /** Tries a style on the map; null goes back to the one that is kept. */
  function draft(id: string, style: LayerStyle | null) {
    const next = { ...drafts.value }
    delete next[id]
    drafts.value = style ? { ...next, [id]: style } : next
  }
  return {
    choices, visible, drawn, shown, areas, full, find, toggle, show, showOnly, showNone, showLinked, move, fade, draft,
    loading: load.loading, problem: load.problem, reload: load.reload,
  }
})

/** A style that somebody chose. A layer that is there by itself has none: it gets its colour beside the others. */
export function keptStyle(layer: Layer): LayerStyle | null {
  return layer.id === layer.dataset ? null : (layer.style ?? null)
}

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

function readArrangement(): Arrangement {
  try {
    return parseArrangement(localStorage.getItem(KEY))
  } catch {
    return parseArrangement(null)
  }
}
