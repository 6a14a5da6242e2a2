/**
 * A PDF of one page that is one JPEG picture: as little of ISO 32000-1 as such a file needs, so that Chinese words need
 * no font in it and no library is loaded. Its words cannot be searched; the title stands in the document's properties.
 */
export function pdfOf(jpeg: Uint8Array, picture: { width: number; height: number }, page: { widthMillimetres: number; heightMillimetres: number }, title: string): Uint8Array<ArrayBuffer> {
  const width = points(page.widthMillimetres)
  const height = points(page.heightMillimetres)
  const content = `q ${width} 0 0 ${height} 0 0 cm /Sheet Do Q`
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /Sheet 5 0 R >> >> /Contents 4 0 R >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    [`<< /Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`, jpeg, '\nendstream'],
    `<< /Title ${utf16(title)} /Producer (Jingwei) >>`,
  ] as const
  const file = new Bytes()
  file.text('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n')
  const offsets = parts.map((part, index) => {
    const offset = file.length
    file.text(`${index + 1} 0 obj\n`)
    for (const one of typeof part === 'string' ? [part] : part) file.add(one)
    file.text('\nendobj\n')
    return offset
  })
  const start = file.length
  file.text(`xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`)
  file.text(`trailer\n<< /Size ${parts.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`)
  return file.whole()
}

/** Seventy-two points are an inch. */
function points(millimetres: number): number {
  return Number(((millimetres * 72) / 25.4).toFixed(2))
}

/** A text string with its byte order mark, in hexadecimal, as PDF wants what is not Latin. */
function utf16(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'))
  return `<feff${units.join('')}>`
}

class Bytes {
  private readonly parts: Uint8Array[] = []
  length = 0

  add(part: string | Uint8Array): void {
    if (typeof part === 'string') this.text(part)
    else this.push(part)
  }

  /** One byte for each character: what is written here is Latin only. */
  text(text: string): void {
    this.push(Uint8Array.from(text, (character) => character.charCodeAt(0)))
  }

  whole(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.length)
    let at = 0
    for (const part of this.parts) {
      whole.set(part, at)
      at += part.length
    }
    return whole
  }

  private push(part: Uint8Array): void {
    this.parts.push(part)
    this.length += part.length
  }
}
