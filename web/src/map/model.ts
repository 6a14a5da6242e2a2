import type { Bounds, Position } from '../api'
import type { Label } from './labels'

/** What the map must show, as plain values; the map draws any such value and keeps nothing else. */
export interface MapPlace {
  code: string
  childLength: number
  bounds: Bounds | null
  labels: Label[]
}

export interface DrawnLayer {
  id: string
  name: string
  letter: string
  colour: string
  /** Colour and letter of the categories by their number in the tile; empty when the layer is drawn in one colour. */
  categories: { code: number; colour: string; letter: string }[]
  minZoom: number
  maxZoom: number
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

export interface MapListener {
  onArea(code: string): void
  onPoint(point: PressedPoint): void
  onIdle(idle: boolean): void
  onPointer(at: Position | null): void
}
