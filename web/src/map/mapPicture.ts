import type { Camera } from './model'
import type { MapState } from './mapStyle'
import { MapView } from './mapView'

const PATIENCE_MILLISECONDS = 30_000

/** Draws a state once more, in a frame nobody sees, as large as a sheet wants it, and gives the picture. */
export async function drawPicture(state: MapState, camera: Camera, size: { width: number; height: number; pixelRatio: number }): Promise<HTMLCanvasElement> {
  const frame = document.createElement('div')
  frame.style.cssText = `position:fixed;left:-20000px;top:0;width:${size.width}px;height:${size.height}px`
  frame.setAttribute('aria-hidden', 'true')
  document.body.append(frame)
  let drawnNow = () => {}
  const whenDrawn = new Promise<void>((resolve) => (drawnNow = resolve))
  const timer = setTimeout(() => drawnNow(), PATIENCE_MILLISECONDS)
  const nothing = () => {}
  const view = new MapView(frame, state, '', {
    onIdle: (idle) => idle && drawnNow(),
    onPlace: nothing, onPoint: nothing, onPointer: nothing, onSketch: nothing, onSketchEnd: nothing, onCamera: nothing,
  }, size.pixelRatio)
  try {
    view.jump(camera)
    await whenDrawn
    const copy = document.createElement('canvas')
    const drawn = view.canvas()
    copy.width = drawn.width
    copy.height = drawn.height
    copy.getContext('2d')?.drawImage(drawn, 0, 0)
    return copy
  } finally {
    clearTimeout(timer)
    view.destroy()
    frame.remove()
  }
}
