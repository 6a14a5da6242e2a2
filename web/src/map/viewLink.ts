import type { TimeWindow } from '../api'
import type { Camera } from './model'

/** What a shared view shows. It names layers and places and carries no rights: the reader's own scope fills it. */
export interface ViewState {
  camera: Camera | null
  layers: string[] | null
  opacity: Record<string, number>
  base: string | null
  window: TimeWindow | null
}

type Query = Record<string, unknown>

const DAY = /^\d{4}-\d{2}-\d{2}$/
const NAME = /^[\w.:-]{1,80}$/
const MOST_LAYERS = 40

/** As parameters of the address: `at=119.01,25.43,11.5&layers=school,event~0.4&base=osm&from=…&to=…`. */
export function viewQuery(view: ViewState): Record<string, string> {
  const query: Record<string, string> = {}
  if (view.camera) query.at = [view.camera.center[0].toFixed(5), view.camera.center[1].toFixed(5), view.camera.zoom.toFixed(2)].join(',')
  if (view.layers) query.layers = view.layers.map((id) => (view.opacity[id] === undefined || view.opacity[id] === 1 ? id : `${id}~${view.opacity[id]}`)).join(',')
  if (view.base) query.base = view.base
  if (view.window) [query.from, query.to] = [view.window.from, view.window.to]
  return query
}

/** Reads such an address; whatever in it is broken is passed over. */
export function readView(query: Query): ViewState {
  const { layers, opacity } = layersOf(query.layers)
  return { camera: cameraOf(query.at), layers, opacity, base: nameOf(query.base), window: windowOf(query.from, query.to) }
}

function cameraOf(text: unknown): Camera | null {
  const parts = typeof text === 'string' ? text.split(',').map(Number) : []
  const [longitude, latitude, zoom] = parts
  if (parts.length !== 3 || longitude === undefined || latitude === undefined || zoom === undefined || !parts.every(Number.isFinite)) return null
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 85 || zoom < 0 || zoom > 22) return null
  return { center: [longitude, latitude], zoom }
}

function layersOf(text: unknown): { layers: string[] | null; opacity: Record<string, number> } {
  if (typeof text !== 'string') return { layers: null, opacity: {} }
  const opacity: Record<string, number> = {}
  const layers = text.split(',').slice(0, MOST_LAYERS).flatMap((one) => {
    const [id, part] = one.split('~')
    if (!id || !NAME.test(id)) return []
    const share = Number(part)
    if (part !== undefined && share >= 0 && share <= 1) opacity[id] = share
    return [id]
  })
  return { layers, opacity }
}

function nameOf(text: unknown): string | null {
  return typeof text === 'string' && NAME.test(text) ? text : null
}

function windowOf(from: unknown, to: unknown): TimeWindow | null {
  return typeof from === 'string' && typeof to === 'string' && DAY.test(from) && DAY.test(to) && from <= to ? { from, to } : null
}
