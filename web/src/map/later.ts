import { defineAsyncComponent } from 'vue'
import MapMissing from './MapMissing.vue'

/**
 * The parts of the map page that are not needed to see its frame: the map library, which is the largest, at once and
 * beside it; the panels once the map rests, or when one is opened before. Who opens one later waits for nothing, and
 * has it without a network too.
 */
const panels = () => import('./panels')
const subject = () => import('./SubjectPanel.vue')
let early: Promise<typeof import('./MapCanvas.vue')> | null = import('./MapCanvas.vue')
// Whoever shows the map is told of a failure; until then it is nobody's.
early.catch(() => {})
function canvas() {
  const coming = early ?? import('./MapCanvas.vue')
  early = null
  return coming
}

const TRIES = 3
const TRY_AGAIN_MILLISECONDS = 1000
export const MapCanvas = defineAsyncComponent({
  loader: canvas,
  errorComponent: MapMissing,
  onError: (_, retry, fail, tries) => (tries < TRIES ? void setTimeout(retry, TRY_AGAIN_MILLISECONDS) : fail()),
})
export const SubjectPanel = defineAsyncComponent(subject)
export const ChildrenTable = defineAsyncComponent(() => panels().then((it) => it.ChildrenTable))
export const MapCompare = defineAsyncComponent(() => panels().then((it) => it.MapCompare))
export const LayerMaker = defineAsyncComponent(() => panels().then((it) => it.LayerMaker))
export const LayerSettings = defineAsyncComponent(() => panels().then((it) => it.LayerSettings))
export const PrintPanel = defineAsyncComponent(() => panels().then((it) => it.PrintPanel))
export const StyleEditor = defineAsyncComponent(() => panels().then((it) => it.StyleEditor))
export const ThematicPanel = defineAsyncComponent(() => panels().then((it) => it.ThematicPanel))
export const TimeSlider = defineAsyncComponent(() => panels().then((it) => it.TimeSlider))
export const ComparePanel = defineAsyncComponent(() => panels().then((it) => it.ComparePanel))
export const CoordinatesPanel = defineAsyncComponent(() => panels().then((it) => it.CoordinatesPanel))
export const IdentifyPanel = defineAsyncComponent(() => panels().then((it) => it.IdentifyPanel))
export const NearestPanel = defineAsyncComponent(() => panels().then((it) => it.NearestPanel))
export const SharePanel = defineAsyncComponent(() => panels().then((it) => it.SharePanel))
export const SketchReading = defineAsyncComponent(() => panels().then((it) => it.SketchReading))
export const WithinPanel = defineAsyncComponent(() => panels().then((it) => it.WithinPanel))

/** How long the map rests before the rest is fetched: its last picture may still be being painted. */
const REST_MILLISECONDS = 1500

/** Has what is still missing come, and the page painted smoothly. Without a network that is tried again when it is opened. */
export function fetchTheRest(): void {
  setTimeout(() => {
    document.documentElement.dataset.pictured = 'once'
    ;[panels, subject].forEach((part) => void part().catch(() => {}))
  }, REST_MILLISECONDS)
}
