/** Reads a QR code out of what a camera films. */
export interface CodeReader {
  /** The text of a code in the picture of this moment; null where none is seen. */
  read(film: HTMLVideoElement): Promise<string | null>
}

interface Detector { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
interface DetectorKind {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

const QR = 'qr_code'

/** More pixels than this make each look slow on a phone, and no code easier to read. */
const WIDEST = 800

/** Where the browser reads codes by itself it does; elsewhere our own page decodes them. */
export async function codeReader(): Promise<CodeReader> {
  const kind = (window as unknown as { BarcodeDetector?: DetectorKind }).BarcodeDetector
  const formats = await kind?.getSupportedFormats().catch((): string[] => [])
  if (kind && formats?.includes(QR)) {
    const detector = new kind({ formats: [QR] })
    return { read: async (film) => (await detector.detect(film))[0]?.rawValue ?? null }
  }
  return ownReader()
}

async function ownReader(): Promise<CodeReader> {
  const { decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  return {
    read: async (film) => {
      if (!pen || !film.videoWidth) return null
      const part = Math.min(1, WIDEST / film.videoWidth)
      canvas.width = Math.round(film.videoWidth * part)
      canvas.height = Math.round(film.videoHeight * part)
      pen.drawImage(film, 0, 0, canvas.width, canvas.height)
      try {
        return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height))
      } catch {
        return null
      }
    },
  }
}
