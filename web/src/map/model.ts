import type { FeatureCollection } from 'geojson'
import type { BaseMap, Bounds, LayerGeometry, LayerStyle, Position, TimeWindow } from '../api'
import type { Label } from './labels'

/** What the map must show, as plain values; the map draws any such value and keeps nothing else. */
export interface MapPlace {
  code: string
  childLength: number
  /** Whether each of its parts has an outline of its own. */
  outlined?: boolean
  /** Whether nothing that the reader may see lies outside of it. */
  whole?: boolean
  bounds: Bounds | null
  labels: Label[]
}

export interface Mark {
  code: number
  colour: string
  letter: string
  /** In pixels, where the size tells something. */
  radius?: number
}

export interface DrawnLayer {
  id: string
  name: string
  letter: string
  colour: string
  /** How the categories look, by their number in the tile; empty when all features look alike. */
  categories: Mark[]
  minZoom: number
  maxZoom: number
  geometry: LayerGeometry
  /** A layer that is off stays in the map, hidden, so that it is back at once. */
  visible: boolean
  /** From 0 to 1. */
  opacity: number
  style: LayerStyle | null
  /** Whether its tiles can be asked for a window of time. */
  timed: boolean
}

/** Which step of the colours each area has; areas that are not named have no data. */
export interface Choropleth {
  colours: string[]
  none: string
  steps: Record<string, number>
}

export interface Selection {
  area: string | null
  point: Position | null
}

export interface PressedPoint {
  layer: string
  key: string | null
  ref: string | null
  at: Position
}

/** A press where nothing lies, or several things do. */
export interface PressedPlace {
  at: Position
  area: string | null
  several: boolean
  /** What a finger's breadth is on the ground here. */
  metres: number
}

export interface Camera {
  center: Position
  zoom: number
}

export interface MapListener {
  onPlace(place: PressedPlace): void
  onPoint(point: PressedPoint): void
  onIdle(idle: boolean): void
  onPointer(at: Position | null): void
  onSketch(at: Position): void
  onSketchEnd(): void
  onCamera(camera: Camera): void
}

/** What may change from one drawing to the next. */
export interface Drawn {
  layers: DrawnLayer[]
  choropleth: Choropleth | null
  window: TimeWindow | null
  base: BaseMap | null
}

/** What a screen may ask of its map. */
export interface MapHandle {
  approach: (point: Position, zoom: number) => void
  fit: (bounds: Bounds) => void
  zoom: () => number
  camera: () => Camera | null
  jump: (camera: Camera) => void
  bounds: () => Bounds | null
  draw: (drawing: FeatureCollection) => void
  sketching: (on: boolean) => void
  refresh: (layer: string) => void
  /** The map as it is in view, drawn anew for a sheet of this size in CSS pixels. */
  picture: (width: number, height: number, pixelRatio: number) => Promise<{ canvas: HTMLCanvasElement; camera: Camera }>
}
