import { onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'
import type { Position } from '../../api'
import type { MapHandle } from '../model'
import { addPoint, drawingOf, finish, startSketch, undo, type Sketch, type SketchKind } from './sketch'

/** Drawing by hand: what is drawn so far, shown on the map as it grows. Escape ends, Backspace takes back, Enter completes. */
export function useSketching(map: () => MapHandle | null, end: () => void) {
  const sketch = shallowRef<Sketch | null>(null)
  const pointer = shallowRef<Position | null>(null)

  const change = (next: (sketch: Sketch) => Sketch) => {
    if (sketch.value) sketch.value = next(sketch.value)
  }
  const start = (kind: SketchKind) => (sketch.value = startSketch(kind))
  const stop = () => (sketch.value = null)
  const add = (at: Position) => change((one) => addPoint(one, at))
  const takeBack = () => change(undo)
  const complete = () => change(finish)
  const addCentre = () => {
    const camera = map()?.camera()
    if (camera) add(camera.center)
  }

  watch(() => [sketch.value, pointer.value] as const, ([drawn, at]) => map()?.draw(drawingOf(drawn, at)))
  watch(() => sketch.value !== null && !sketch.value.done, (open) => map()?.sketching(open))

  function onKey(event: KeyboardEvent) {
    if (!sketch.value || isTyping(event.target)) return
    if (event.key === 'Escape') end()
    else if (event.key === 'Backspace' || (event.key === 'z' && (event.ctrlKey || event.metaKey))) takeBack()
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) complete()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  // The page closes its panel by Escape too: while something is drawn, the drawing takes the key first.
  onMounted(() => window.addEventListener('keydown', onKey, true))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey, true))
  return { sketch, pointer, start, stop, add, takeBack, complete, addCentre }
}

export type Sketching = ReturnType<typeof useSketching>

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
}
