import { Map as GlMap, prewarm, setWorkerUrl, type MapOptions } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { hasCard, SURFACE_OF_PROCESSOR, takeSurface } from './graphicsCard'

/** How long a picture may stay away at most: who waits for slow tiles sees what is there by then. */
const LONGEST_MILLISECONDS = 10_000

// The worker that reads the tiles starts with the page, not only when the first map is made.
setWorkerUrl(new URL(workerUrl, location.href).href)
prewarm()

/** How long a map that does not paint collects what comes in before it looks at it. */
const UNSEEN_FRAME_MILLISECONDS = 5

export interface Drawing {
  map: GlMap
  /** Lets the map paint from now on; tells whether it did not before. */
  paint: () => boolean
}

/**
 * A window whose frames come at their own pace. Those of the screen keep step with its pictures, which the processor takes
 * long to paint: a map that paints none yet would wait for them again and again before it asked for its first tile.
 */
const UNSEEN = {
  requestAnimationFrame: (frame: FrameRequestCallback) => setTimeout(() => frame(performance.now()), UNSEEN_FRAME_MILLISECONDS),
  cancelAnimationFrame: (id: number) => clearTimeout(id),
  addEventListener: window.addEventListener.bind(window),
  removeEventListener: window.removeEventListener.bind(window),
} as unknown as typeof window

/** A map that paints on the surface that was there before it, if there is one. */
class MapOnSurface extends GlMap {
  /** Whether it paints; where the processor paints that is only once it has all that its picture shows. */
  seen?: boolean

  override get _ownerWindow(): typeof window {
    return hasCard() || this.seen ? window : UNSEEN
  }

  override _setupContainer(): void {
    super._setupContainer()
    const surface = takeSurface()
    if (!surface) return
    for (const { name, value } of this._canvas.attributes) surface.setAttribute(name, value)
    surface.addEventListener('webglcontextlost', this._contextLost as EventListener)
    surface.addEventListener('webglcontextrestored', this._contextRestored as EventListener)
    this._canvas.replaceWith(surface)
    this._canvas = surface
  }
}

/**
 * Makes a map for the machine it is on. With a graphics card it paints as its parts come in. Without one the processor
 * paints, and a painting takes it from all that the picture waits for: what the tiles, the circles and the names need is
 * then done several times as late, for paintings that nobody sees. There the map paints once its first picture is whole,
 * and each point once instead of four times: lines, circles and names have smooth edges of their own. If the picture
 * takes too long to become whole, what is there is painted.
 */
export function drawingOf(options: MapOptions): Drawing {
  const card = hasCard()
  const map = new MapOnSurface({ ...options, canvasContextAttributes: { ...SURFACE_OF_PROCESSOR, antialias: card } })
  const { painter } = map
  // A map seen from straight above has no sky in it, yet the library would paint one under each picture.
  painter.drawFunctions = { ...painter.drawFunctions, sky: () => {} }
  return { map, paint: card ? () => false : heldBack(map) }
}

function heldBack(map: MapOnSurface): () => boolean {
  const { painter } = map
  const painting = painter.render.bind(painter)
  let held = true
  painter.render = () => {}
  const paint = () => {
    if (!held) return false
    held = false
    map.seen = true
    clearTimeout(timer)
    painter.render = painting
    map.triggerRepaint()
    return true
  }
  const timer = setTimeout(paint, LONGEST_MILLISECONDS)
  map.once('remove', () => clearTimeout(timer))
  return paint
}
