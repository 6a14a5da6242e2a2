export type Encoding = 'auto' | 'utf8' | 'gb18030'

const SAMPLE_BYTES = 256 * 1024

/** The headers that tell the server how the bytes are to be read. */
export async function headersFor(file: File, chosen: Encoding): Promise<Record<string, string>> {
  const zipped = file.name.toLowerCase().endsWith('.gz')
  const encoding = chosen === 'auto' ? await detect(file, zipped) : chosen
  return {
    'Content-Type': `text/csv; charset=${encoding === 'gb18030' ? 'GB18030' : 'UTF-8'}`,
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  }
}

async function detect(file: File, zipped: boolean): Promise<Encoding> {
  let bytes: Uint8Array
  try {
    bytes = zipped ? await firstUnzipped(file) : new Uint8Array(await file.slice(0, SAMPLE_BYTES).arrayBuffer())
  } catch {
    return 'utf8'
  }
  return isUtf8(bytes) ? 'utf8' : 'gb18030'
}

/** Bytes that are not valid UTF-8 are taken for GB18030; a character cut off at the end of the sample does not count. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

async function firstUnzipped(file: File): Promise<Uint8Array> {
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const { value } = await reader.read()
  await reader.cancel().catch(() => {})
  return value ?? new Uint8Array()
}
