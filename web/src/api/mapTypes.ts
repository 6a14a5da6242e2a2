/** The shapes of the map: layers, what is at a place or inside a drawn shape, and what the map is set up with. */
import type { Geometry, Polygon } from 'geojson'
import type { CodeItem, Clearance, Position } from './types'

export type LayerGeometry = 'POINT' | 'LINE' | 'POLYGON'
export type ClassMethod = 'QUANTILE' | 'NATURAL_BREAKS' | 'EQUAL'
export type StyleKind = 'SINGLE' | 'CATEGORIES' | 'CLASSES' | 'SIZE' | 'HEAT' | 'LABEL'

export interface StyleChoice {
  value: string
  label?: string | null
  labelEn?: string | null
  color: string
}

/** How a layer is drawn. What a kind does not need is left out; colours are written `#rrggbb`. */
export interface LayerStyle {
  kind: StyleKind
  color?: string | null
  field?: string | null
  method?: ClassMethod | null
  /** The limits between classes, lowest and highest value included: one more than there are classes. */
  breaks?: number[] | null
  /** One for each class. */
  colors?: string[] | null
  choices?: StyleChoice[] | null
  radius?: number | null
  minRadius?: number | null
  maxRadius?: number | null
}

export interface LayerField {
  name: string
  label?: string | null
  labelEn?: string | null
  type?: string | null
  masked?: boolean
}

export type LayerSource = 'AREAS' | 'DATASET' | 'SUBJECT' | 'UPLOAD'

/** A layer as its owner describes it. Owner, source and dataset stay as they were made. */
export interface LayerForm {
  name: string
  nameEn?: string | null
  theme?: string | null
  source?: LayerSource
  dataset?: string | null
  subjectKind?: string | null
  sensitivity?: Clearance | null
  minZoom?: number
  maxZoom?: number
  style?: LayerStyle | null
  fields?: string[]
  shared?: boolean
  synthetic?: boolean
}

export interface LayerTime {
  from?: string | null
  to?: string | null
}

export interface Layer {
  id: string
  name: string
  nameEn?: string | null
  /** None until a file was sent for it. */
  geometry?: LayerGeometry | null
  theme?: string | null
  source?: LayerSource | null
  dataset?: string | null
  subjectKind?: string | null
  owner?: string | null
  sensitivity?: Clearance | null
  minZoom: number
  maxZoom: number
  style?: LayerStyle | null
  /** The properties that are shown of a feature. */
  fields?: string[] | null
  /** All properties that a style may name. */
  properties?: LayerField[] | null
  shared?: boolean
  editable?: boolean
  /** Set where the layer's tiles can be asked for a window of time. */
  time?: LayerTime | boolean | null
  categories: (Omit<CodeItem, 'code'> & { code: number; value: string })[]
  count?: number | null
  version?: number
  synthetic?: boolean
}

export interface Classes {
  breaks: number[]
  counts: number[]
  /** How many features have a number. */
  values: number
}

export interface PlacedFeature {
  id: string
  name?: string | null
  /** Whose dossier it leads to. */
  subject?: { kind: string; key: string } | null
  area?: { code: string; name: string } | null
  distanceMetres?: number | null
  geometry?: Geometry | null
  properties?: Record<string, unknown> | null
}

/** What was found of one layer: how many there are, and the nearest of them. */
export interface Identified {
  layer: string
  name: string
  nameEn?: string | null
  count: number
  items: PlacedFeature[]
}

export interface CountedLayer {
  key: string
  name: string
  nameEn?: string | null
  count: number
}

/** What was drawn: a polygon, or a circle by its middle and radius. */
export type Shape = { polygon: Polygon } | { circle: { lon: number; lat: number; radiusMetres: number } }

export interface BaseMap {
  id: string
  name: string
  nameEn?: string | null
  kind: 'NONE' | 'RASTER' | 'VECTOR'
  /** How its tiles divide the earth: as Web Mercator does, or in plain degrees. */
  grid: 'MERCATOR' | 'DEGREES'
  /** Its tiles, one above the other; each the addresses of servers that have the same tiles. */
  sources: string[][]
  attribution?: string | null
  /** The datum of its coordinates. */
  crs: string
  maxZoom: number
}

export interface MapSettings {
  baseMaps: BaseMap[]
}

export interface LayerChanged {
  layer: string
  version?: number | null
  removed?: boolean
}

export interface TimeWindow {
  from: string
  to: string
}

export type LonLat = Position
