import type { Position } from '../../api'

export type PaperSize = 'A4' | 'A3'
export type Orientation = 'landscape' | 'portrait'

const SIDES: Record<PaperSize, [short: number, long: number]> = { A4: [210, 297], A3: [297, 420] }
/** Sharp enough to read on paper, small enough for a browser's canvas: 2,480 by 3,508 dots for A4. */
export const DOTS_PER_MILLIMETRE = 300 / 25.4 / 1.5
const MARGIN = 10
const HEAD = 16
const FOOT = 16

/** All measures in millimetres. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface SheetLayout {
  page: { widthMillimetres: number; heightMillimetres: number }
  title: Box
  map: Box
  legend: Box
  foot: Box
}

/** Where title, map, legend and foot stand: the legend beside the map on wide paper, below it on tall paper. */
export function layoutOf(size: PaperSize, orientation: Orientation, legendLines: number): SheetLayout {
  const [short, long] = SIDES[size]
  const [width, height] = orientation === 'landscape' ? [long, short] : [short, long]
  const inner = { x: MARGIN, y: MARGIN, width: width - 2 * MARGIN, height: height - 2 * MARGIN }
  const body = { x: inner.x, y: inner.y + HEAD, width: inner.width, height: inner.height - HEAD - FOOT }
  const wide = orientation === 'landscape'
  const across = wide ? Math.min(62, body.width * 0.24) : body.width
  const down = wide ? body.height : Math.min(body.height * 0.3, 10 + Math.ceil(legendLines / 3) * LEGEND_LINE)
  return {
    page: { widthMillimetres: width, heightMillimetres: height },
    title: { x: inner.x, y: inner.y, width: inner.width, height: HEAD },
    map: wide ? { ...body, width: body.width - across - 4 } : { ...body, height: body.height - down - 4 },
    legend: wide ? { x: body.x + body.width - across, y: body.y, width: across, height: body.height } : { x: body.x, y: body.y + body.height - down, width: across, height: down },
    foot: { x: inner.x, y: inner.y + inner.height - FOOT, width: inner.width, height: FOOT },
  }
}

export const LEGEND_LINE = 6

/** How many metres of ground a millimetre of the sheet is, in the middle of the map. */
export function metresPerMillimetre(middle: Position, zoom: number, pixelsPerMillimetre: number): number {
  const metresPerPixel = (40_075_016.686 * Math.cos((middle[1] * Math.PI) / 180)) / (512 * 2 ** zoom)
  return metresPerPixel * pixelsPerMillimetre
}

/** The longest round length that a scale bar of at most this width can show: 1, 2 or 5 times a power of ten. */
export function scaleBar(metresPerMillimetre: number, mostMillimetres: number): { metres: number; millimetres: number } {
  const most = metresPerMillimetre * mostMillimetres
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = [5, 2, 1].map((one) => one * power).find((one) => one <= most) ?? power
  return { metres, millimetres: metres / metresPerMillimetre }
}

/** A scale that people say: two figures that count, the rest noughts. */
export function roundScale(metresPerMillimetre: number): number {
  const scale = metresPerMillimetre * 1000
  const power = 10 ** Math.max(0, Math.floor(Math.log10(scale)) - 1)
  return Math.round(scale / power) * power
}
