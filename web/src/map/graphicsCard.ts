/** What drawing surfaces call themselves that the processor paints: in Chromium, in Mesa, on Windows. */
const PROCESSOR = /swiftshader|llvmpipe|softpipe|basic render|software/i

let told: boolean | null = null

/** Whether what calls itself so is no graphics card but the processor that stands in for one. */
export function isProcessor(renderer: string): boolean {
  return PROCESSOR.test(renderer)
}

/**
 * Whether a graphics card paints here. It is asked once, of a surface of one point; a browser that does not say is taken
 * to have one. The styles are told: what the processor paints is plain and still.
 */
export function hasCard(): boolean {
  if (told === null) {
    told = !isProcessor(painterName())
    document.documentElement.dataset.painter = told ? 'card' : 'processor'
  }
  return told
}

function painterName(): string {
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const surface = canvas.getContext('webgl2', { antialias: false, depth: false, stencil: false })
  if (!surface) return ''
  const names = surface.getExtension('WEBGL_debug_renderer_info')
  const name = String(surface.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : surface.RENDERER))
  surface.getExtension('WEBGL_lose_context')?.loseContext()
  return name
}
