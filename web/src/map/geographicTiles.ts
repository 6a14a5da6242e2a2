/** Pictures in plain degrees (EPSG:4490, EPSG:4326) drawn on a Web Mercator map. */
export const GEOGRAPHIC = 'jingwei-degrees'
const SIDE = 256

/** One strip of a Mercator tile: which row of geographic tiles it is cut from, and where it goes. */
export interface Strip {
  row: number
  from: number
  fromHeight: number
  to: number
  toHeight: number
}

/**
 * How a Mercator tile is put together from tiles of the geographic grid, which at level z has 2^z columns of 360/2^z
 * degrees and half as many rows counted from 90° north (the grid of Tianditu's `_c` services). Columns agree, so that
 * only rows have to be moved: each strip of a few pixels is stretched linearly, off by less than a tenth of a pixel.
 * A tile meets at most two rows away from the poles.
 */
export function stripsOf(zoom: number, row: number, height = 4): Strip[] {
  const degreesPerTile = 360 / 2 ** zoom
  const worldRows = 2 ** zoom
  const latitude = (y: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * (row + y / SIDE)) / worldRows))) * 180) / Math.PI
  const strips: Strip[] = []
  for (let to = 0; to < SIDE; to += height) {
    const top = (90 - latitude(to)) / degreesPerTile
    const bottom = (90 - latitude(to + height)) / degreesPerTile
    const first = Math.floor(top)
    if (Math.floor(bottom - 1e-12) === first) {
      strips.push({ row: first, from: (top - first) * SIDE, fromHeight: (bottom - top) * SIDE, to, toHeight: height })
    } else {
      const share = (first + 1 - top) / (bottom - top)
      strips.push({ row: first, from: (top - first) * SIDE, fromHeight: (first + 1 - top) * SIDE, to, toHeight: height * share })
      strips.push({ row: first + 1, from: 0, fromHeight: (bottom - first - 1) * SIDE, to: to + height * share, toHeight: height * (1 - share) })
    }
  }
  return strips
}

/** What the protocol's address says: the tile, and where the geographic tiles are. */
export function parseAddress(url: string): { zoom: number; column: number; row: number; template: string } | null {
  const parts = /^jingwei-degrees:\/\/(\d+)\/(\d+)\/(\d+)\?(.+)$/.exec(url)
  if (!parts) return null
  const template = decodeURIComponent(parts[4]!).replaceAll('[', '{').replaceAll(']', '}')
  return { zoom: Number(parts[1]), column: Number(parts[2]), row: Number(parts[3]), template }
}

/** Fetches and puts together one tile; a geographic tile that is missing leaves its strips empty. */
export async function composeTile(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  const asked = parseAddress(url)
  if (!asked) throw new Error(`not a tile of degrees: ${url}`)
  const strips = stripsOf(asked.zoom, asked.row)
  const rows = [...new Set(strips.map((strip) => strip.row))]
  const pictures = new Map(await Promise.all(rows.map(async (row) => [row, await pictureOf(asked, row, signal)] as const)))
  const canvas = new OffscreenCanvas(SIDE, SIDE)
  const context = canvas.getContext('2d')
  for (const strip of strips) {
    const picture = pictures.get(strip.row)
    if (picture && context) context.drawImage(picture, 0, strip.from, SIDE, strip.fromHeight, 0, strip.to, SIDE, strip.toHeight)
  }
  return canvas.transferToImageBitmap()
}

async function pictureOf(asked: { zoom: number; column: number; template: string }, row: number, signal: AbortSignal): Promise<ImageBitmap | null> {
  const address = asked.template.replaceAll('{z}', String(asked.zoom)).replaceAll('{x}', String(asked.column)).replaceAll('{y}', String(row))
  const response = await fetch(address, { signal })
  return response.ok ? createImageBitmap(await response.blob()) : null
}
