/** What drawing surfaces call themselves that the processor paints: in Chromium, in Mesa, on Windows. */
const PROCESSOR = /swiftshader|llvmpipe|softpipe|basic render|software/i

/** Whether what calls itself so is no graphics card but the processor that stands in for one. */
export function isProcessor(renderer: string): boolean {
  return PROCESSOR.test(renderer)
}

/** Whether a graphics card draws on a surface. A browser that does not say is taken to have one. */
export function hasCard(surface: WebGL2RenderingContext): boolean {
  const told = surface.getExtension('WEBGL_debug_renderer_info')
  return !isProcessor(String(surface.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : surface.RENDERER)))
}
