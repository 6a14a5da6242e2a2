/** The shapes of the map: layers, what is at a place or inside a drawn shape, and what the map is set up with. */
import type { Geometry } from 'geojson'
import type { CodeItem, Clearance, Position } from './types'

export type LayerGeometry = 'POINT' | 'LINE' | 'POLYGON'
export type ClassMethod = 'QUANTILE' | 'NATURAL_BREAKS' | 'EQUAL'
export type StyleKind = 'SINGLE' | 'CATEGORIES' | 'CLASSES' | 'SIZE' | 'HEAT'

/** How a layer is drawn. What a kind does not need is left out. */
export interface LayerStyle {
  kind: StyleKind
  colour?: string | null
  field?: string | null
  method?: ClassMethod | null
  /** The limits between classes, lowest and highest value included: one more than there are classes. */
  bounds?: number[] | null
  scheme?: string | null
  categories?: { value: string; label?: string | null; colour: string }[] | null
  /** Radii in pixels of the least and the greatest value. */
  size?: { min: number; max: number } | null
  /** The field that is written beside each feature. */
  label?: string | null
}

export interface LayerField {
  name: string
  label?: string | null
  labelEn?: string | null
  type?: string | null
}

export interface LayerSource {
  kind: 'DATASET' | 'SUBJECT' | 'UPLOAD' | 'AREAS'
  [detail: string]: unknown
}

/** A layer as its owner changes it. */
export interface LayerForm {
  name: string
  nameEn?: string | null
  theme?: string | null
  geometry: LayerGeometry
  source: LayerSource
  sensitivity?: Clearance
  minZoom?: number
  maxZoom?: number
  style?: LayerStyle | null
  fields?: string[]
  shared?: boolean
}

export interface LayerTime {
  from?: string | null
  to?: string | null
}

export interface Layer {
  id: string
  name: string
  nameEn?: string | null
  geometry: LayerGeometry
  theme?: string | null
  source?: LayerSource | null
  dataset?: string | null
  owner?: string | null
  sensitivity?: Clearance
  minZoom: number
  maxZoom: number
  style?: LayerStyle | null
  fields?: (LayerField | string)[] | null
  shared?: boolean
  editable?: boolean
  /** Set where the layer's tiles can be asked for a window of time. */
  time?: LayerTime | boolean | null
  categories: (Omit<CodeItem, 'code'> & { code: number; value: string })[]
  count?: number | null
  synthetic?: boolean
}

export interface Classes {
  bounds: number[]
  counts: number[]
  missing: number
}

export interface PlacedFeature {
  id: string
  name?: string | null
  key?: string | null
  kind?: string | null
  lon?: number | null
  lat?: number | null
  properties?: Record<string, unknown> | null
}

export interface Identified {
  layer: string
  name: string
  count: number
  features: PlacedFeature[]
}

export interface CountedLayer {
  layer: string
  name: string
  count: number
}

/** What was drawn: a polygon, or a circle by its middle and radius. */
export type Shape = { geometry: Geometry } | { circle: { lon: number; lat: number; metres: number } }

export interface NearestFeature {
  layer: string
  id: string
  name?: string | null
  key?: string | null
  lon: number
  lat: number
  metres: number
}

export interface BaseMap {
  id: string
  name: string
  kind: 'XYZ' | 'VECTOR' | 'TIANDITU'
  url: string
  attribution?: string | null
  /** `EPSG:3857` unless it says otherwise. */
  crs?: string | null
}

export interface MapSettings {
  baseMaps: BaseMap[]
}

export interface LayerChanged {
  layer: string
  version?: string | number | null
}

export interface TimeWindow {
  from: string
  to: string
}

export type LonLat = Position
