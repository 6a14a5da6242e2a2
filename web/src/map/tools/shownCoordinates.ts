import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import type { Position } from '../../api'
import { coordinateText, COORDINATE_SYSTEMS, SYSTEM_NAMES, type CoordinateSystem } from './coordinates'

const KEY = 'jingwei.coordinates'

/** The coordinate system in which this browser's reader wants to see and to enter places. */
export const useShownCoordinates = defineStore('shownCoordinates', () => {
  const system = ref<CoordinateSystem>(read())
  watch(system, (chosen) => {
    try {
      localStorage.setItem(KEY, chosen)
    } catch {
      // The choice then lasts for this page only.
    }
  })
  const text = (at: Position) => coordinateText(system.value, at)
  const named = (at: Position) => `${SYSTEM_NAMES[system.value]}  ${text(at)}`
  return { system, text, named }
})

function read(): CoordinateSystem {
  try {
    const stored = localStorage.getItem(KEY) as CoordinateSystem
    return COORDINATE_SYSTEMS.includes(stored) ? stored : 'WGS84'
  } catch {
    return 'WGS84'
  }
}
