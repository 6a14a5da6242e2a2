import { api, type Layer, type LayerForm } from '../../api'

export interface SentFile {
  file: File
  /** What its coordinates are in; null where the file says it itself, or they are WGS84. */
  crs: string | null
}

/** The coordinate systems that a file of degrees comes in. */
export const FILE_SYSTEMS = ['WGS-84', 'CGCS2000', 'GCJ-02', 'BD-09'] as const

type Calls = Pick<typeof api.layers, 'add' | 'remove' | 'upload'>

/** Makes a layer, with its file where it is of one. A file that is refused leaves no empty layer behind. */
export async function makeLayer(form: LayerForm, sent: SentFile | null, onProgress: (percent: number) => void, calls: Calls = api.layers): Promise<Layer> {
  const made = await calls.add(form)
  if (!sent) return made
  try {
    return await sendFile(made.id, sent, onProgress, calls)
  } catch (cause) {
    await calls.remove(made.id).catch(() => undefined)
    throw cause
  }
}

/** Sends a file for a layer, in place of what it had. */
export function sendFile(layer: string, { file, crs }: SentFile, onProgress: (percent: number) => void, calls: Calls = api.layers): Promise<Layer> {
  return calls.upload(layer, file, crs, (sent, total) => onProgress(total ? Math.round((sent / total) * 100) : 0))
}
