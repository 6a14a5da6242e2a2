/** What drawing surfaces call themselves that the processor paints: in Chromium, in Mesa, on Windows. */
const PROCESSOR = /swiftshader|llvmpipe|softpipe|basic render|software/i

/**
 * What a map wants of its surface where the processor paints: each point once instead of four times, and what was painted
 * kept to be printed.
 */
export const SURFACE_OF_PROCESSOR: WebGLContextAttributes = {
  alpha: true,
  antialias: false,
  depth: true,
  stencil: true,
  premultipliedAlpha: true,
  preserveDrawingBuffer: true,
}

let told: boolean | null = null
let asked: HTMLCanvasElement | null = null

/** Whether what calls itself so is no graphics card but the processor that stands in for one. */
export function isProcessor(renderer: string): boolean {
  return PROCESSOR.test(renderer)
}

/**
 * Whether a graphics card paints here. It is asked once, of a surface; a browser that does not say is taken to have one.
 * The styles are told: what the processor paints is plain and still.
 *
 * @param frame what a map will fill: to give a surface another size takes the processor as long as to make it
 */
export function hasCard(frame?: HTMLElement | null): boolean {
  if (told === null) {
    const canvas = surfaceFor(frame)
    const surface = canvas.getContext('webgl2', SURFACE_OF_PROCESSOR)
    const processor = surface !== null && isProcessor(nameOf(surface))
    told = !processor
    document.documentElement.dataset.painter = told ? 'card' : 'processor'
    if (processor) {
      askBeforehand(surface)
      asked = canvas
    } else surface?.getExtension('WEBGL_lose_context')?.loseContext()
  }
  return told
}

/**
 * The surface that was asked, for the first map to paint on: without a card another one takes as long again. None if there
 * is a card, if it was taken before, or if it was lost.
 */
export function takeSurface(): HTMLCanvasElement | null {
  const canvas = asked
  asked = null
  return canvas?.getContext('webgl2')?.isContextLost() ? null : canvas
}

/**
 * Asks what a map is going to ask of its surface, while nothing is being painted: later each question would wait until the
 * page is.
 */
function askBeforehand(surface: WebGL2RenderingContext): void {
  ;['EXT_color_buffer_half_float', 'EXT_color_buffer_float'].forEach((name) => surface.getExtension(name))
  const filter = surface.getExtension('EXT_texture_filter_anisotropic')
  if (!filter) return
  const most: unknown = surface.getParameter(filter.MAX_TEXTURE_MAX_ANISOTROPY_EXT)
  const ask = surface.getParameter.bind(surface)
  surface.getParameter = (name) => (name === filter.MAX_TEXTURE_MAX_ANISOTROPY_EXT ? most : ask(name))
}

function surfaceFor(frame?: HTMLElement | null): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor((frame?.clientWidth ?? 1) * devicePixelRatio)
  canvas.height = Math.floor((frame?.clientHeight ?? 1) * devicePixelRatio)
  return canvas
}

function nameOf(surface: WebGL2RenderingContext): string {
  const names = surface.getExtension('WEBGL_debug_renderer_info')
  return String(surface.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : surface.RENDERER))
}
