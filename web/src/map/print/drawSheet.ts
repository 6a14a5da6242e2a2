import { DOTS_PER_MILLIMETRE, LEGEND_LINE, type Box, type SheetLayout } from './sheet'

const FAMILY = "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
const INK = '#152033'
const QUIET = '#5f6c82'
const LINE = '#8a96a8'

export interface SheetContent {
  title: string
  map: CanvasImageSource & { width: number; height: number }
  legendTitle: string
  /** A line without colour is a heading. */
  legend: { colour: string | null; label: string; letter?: string }[]
  /** The lines of the foot, left. */
  notes: string[]
  /** Marks that must not be overlooked: synthetic data. */
  marks: string[]
  bar: { label: string; millimetres: number }
  scale: string
}

/** Puts the sheet together as one picture, white paper and dark ink whatever the screen's theme. */
export function drawSheet(layout: SheetLayout, content: SheetContent): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(layout.page.widthMillimetres * DOTS_PER_MILLIMETRE)
  canvas.height = Math.round(layout.page.heightMillimetres * DOTS_PER_MILLIMETRE)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.scale(DOTS_PER_MILLIMETRE, DOTS_PER_MILLIMETRE)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, layout.page.widthMillimetres, layout.page.heightMillimetres)
  const pen = new Pen(context)
  const { title, map } = layout
  pen.text(content.title, title.x, title.y + 9, 7, { bold: true, most: title.width - content.marks.length * 40 })
  content.marks.forEach((mark, index) => pen.badge(mark, title.x + title.width - 38 - index * 42, title.y + 2.5, 38))
  context.drawImage(content.map, map.x, map.y, map.width, map.height)
  pen.frame(map)
  drawNorth(pen, map)
  drawLegend(pen, layout.legend, content)
  drawFoot(pen, layout, content)
  return canvas
}

function drawLegend(pen: Pen, box: Box, content: SheetContent): void {
  pen.text(content.legendTitle, box.x, box.y + 4.5, 4.2, { bold: true })
  const columns = Math.max(1, Math.floor(box.width / 60))
  const rows = Math.max(1, Math.floor((box.height - 8) / LEGEND_LINE))
  content.legend.slice(0, columns * rows).forEach((entry, index) => {
    const x = box.x + (Math.floor(index / rows) * box.width) / columns
    const y = box.y + 12 + (index % rows) * LEGEND_LINE
    if (entry.colour) pen.dot(entry.colour, entry.letter ?? '', x + 2.2, y - 1.2)
    pen.text(entry.label, entry.colour ? x + 6.5 : x, y, 3.2, { bold: !entry.colour, most: box.width / columns - 8 })
  })
}

function drawFoot(pen: Pen, layout: SheetLayout, content: SheetContent): void {
  const { foot } = layout
  const barX = foot.x + foot.width - content.bar.millimetres
  pen.bar(barX, foot.y + 5, content.bar.millimetres)
  pen.text(`${content.bar.label}   ${content.scale}`, foot.x + foot.width, foot.y + 11, 3, { end: true })
  const most = foot.width - Math.max(content.bar.millimetres, 60) - 6
  content.notes.slice(0, 3).forEach((note, index) => pen.text(note, foot.x, foot.y + 5 + index * 4.6, 2.9, { colour: QUIET, most }))
}

function drawNorth(pen: Pen, map: Box): void {
  pen.arrow(map.x + map.width - 8, map.y + 6)
}

class Pen {
  constructor(private readonly context: CanvasRenderingContext2D) {}

  text(text: string, x: number, y: number, size: number, how: { bold?: boolean; end?: boolean; colour?: string; most?: number } = {}): void {
    this.context.font = `${how.bold ? '600 ' : ''}${size}px ${FAMILY}`
    this.context.fillStyle = how.colour ?? INK
    this.context.textAlign = how.end ? 'right' : 'left'
    if (how.most === undefined) this.context.fillText(text, x, y)
    else this.context.fillText(shortened(text, (part) => this.context.measureText(part).width <= how.most!), x, y)
  }

  frame(box: Box): void {
    this.context.strokeStyle = LINE
    this.context.lineWidth = 0.3
    this.context.strokeRect(box.x, box.y, box.width, box.height)
  }

  dot(colour: string, letter: string, x: number, y: number): void {
    this.context.fillStyle = colour
    this.context.beginPath()
    this.context.arc(x, y, 2.1, 0, 2 * Math.PI)
    this.context.fill()
    this.context.fillStyle = '#ffffff'
    this.context.font = `2.6px ${FAMILY}`
    this.context.textAlign = 'center'
    if (letter) this.context.fillText(letter, x, y + 0.95)
  }

  badge(text: string, x: number, y: number, width: number): void {
    this.context.fillStyle = '#fbf0dc'
    this.context.fillRect(x, y, width, 7)
    this.context.strokeStyle = '#7a4a00'
    this.context.lineWidth = 0.3
    this.context.strokeRect(x, y, width, 7)
    this.context.fillStyle = '#7a4a00'
    this.context.font = `600 3.4px ${FAMILY}`
    this.context.textAlign = 'center'
    this.context.fillText(shortened(text, (part) => this.context.measureText(part).width <= width - 2), x + width / 2, y + 4.7)
  }

  bar(x: number, y: number, length: number): void {
    for (let part = 0; part < 4; part++) {
      this.context.fillStyle = part % 2 === 0 ? INK : '#ffffff'
      this.context.fillRect(x + (part * length) / 4, y - 1.6, length / 4, 1.6)
    }
    this.context.strokeStyle = INK
    this.context.lineWidth = 0.25
    this.context.strokeRect(x, y - 1.6, length, 1.6)
  }

  arrow(x: number, y: number): void {
    this.context.fillStyle = INK
    this.context.beginPath()
    this.context.moveTo(x, y - 3.5)
    this.context.lineTo(x + 2, y + 2.5)
    this.context.lineTo(x, y + 1.2)
    this.context.lineTo(x - 2, y + 2.5)
    this.context.fill()
    this.context.font = `600 3px ${FAMILY}`
    this.context.textAlign = 'center'
    this.context.fillText('N', x, y + 6)
  }
}

/** As much of a text as fits, with an ellipsis where something is left out. */
export function shortened(text: string, fits: (part: string) => boolean): string {
  if (fits(text)) return text
  let end = text.length
  while (end > 1 && !fits(`${text.slice(0, end)}…`)) end--
  return `${text.slice(0, end)}…`
}
