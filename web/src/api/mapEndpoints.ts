import { download, get, send, upload, urlOf, type FileUpload } from './client'
import type {
  Classes, ClassMethod, CountedLayer, Identified, Layer, LayerForm, MapSettings, Page, PlacedFeature, Shape, TimeWindow,
} from './index'

const layerPath = (id: string) => `/api/layers/${encodeURIComponent(id)}`
const withinPath = (id: string) => `/api/map/within/${encodeURIComponent(id)}`

/** The calls about layers: the catalogue of them, their tiles, their classes. */
export const layers = {
  list: () => get<Page<Layer>>('/api/layers'),
  get: (id: string) => get<Layer>(layerPath(id)),
  tiles: (layer: string, window?: TimeWindow | null) =>
    urlOf(`${location.origin}/tiles/${encodeURIComponent(layer)}/{z}/{x}/{y}.mvt`, window ? { ...window } : {}),
  add: (form: LayerForm) => send<Layer>('POST', '/api/layers', form),
  change: (id: string, form: LayerForm) => send<Layer>('PUT', layerPath(id), form),
  remove: (id: string) => send<void>('DELETE', layerPath(id)),
  upload: (id: string, file: File, crs: string | null, onProgress: FileUpload['onProgress']) =>
    upload<Layer>({ path: `${layerPath(id)}/upload`, query: { crs }, file, headers: { 'Content-Type': 'application/geo+json' }, onProgress }),
  classes: (id: string, field: string, method: ClassMethod, count: number, signal?: AbortSignal) =>
    get<Classes>(`${layerPath(id)}/classes`, { field, method, count }, signal),
}

export type WithinFormat = 'csv' | 'xlsx' | 'geojson'

/** The calls about places: what is here, inside, nearest. */
export const map = {
  settings: (signal?: AbortSignal) => get<MapSettings>('/api/map/settings', {}, signal),
  identify: (at: { lon: number; lat: number; radiusMetres: number }, signal?: AbortSignal) =>
    send<{ items: Identified[] }>('POST', '/api/map/identify', at, {}, signal),
  within: (shape: Shape, signal?: AbortSignal) => send<{ items: CountedLayer[]; total: number }>('POST', '/api/map/within', shape, {}, signal),
  withinLayer: (layer: string, shape: Shape, cursor: string | null, limit = 50) =>
    send<Page<PlacedFeature>>('POST', withinPath(layer), shape, { cursor, limit }),
  withinFile: (layer: string, shape: Shape, format: WithinFormat, lang: string, signal: AbortSignal) =>
    download({
      path: `${withinPath(layer)}.${format}`, query: format === 'geojson' ? {} : { lang }, headers: {}, body: shape, signal, onProgress: () => {},
    }),
  nearest: (lon: number, lat: number, layerIds: string[], limit: number, signal?: AbortSignal) =>
    get<{ items: Identified[] }>('/api/map/nearest', { lon, lat, layers: layerIds.join(','), limit }, signal),
}
