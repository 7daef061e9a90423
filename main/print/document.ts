import type { PDFDocument, PDFPage, PDFRef } from 'pdf-lib'
import type { Language } from '../contract/errors.ts'
import { Canvas, INK } from './canvas.ts'
import { embedFont } from './font-embedding.ts'
import type { FontSet } from './fonts.ts'
import { type PrintLibraries, printLibraries } from './libraries.ts'
import { type Line, Typesetter, type Weight } from './typesetter.ts'

/** How a text is set: size in points, distance of baselines as a multiple of it, grey level. */
export interface TextStyle {
  readonly size: number
  readonly weight: Weight
  readonly leading: number
  readonly grey: number
}

export const TEXT = {
  body: { size: 9.5, weight: 'regular', leading: 1.55, grey: INK.black },
  strong: { size: 9.5, weight: 'bold', leading: 1.55, grey: INK.black },
  label: { size: 9, weight: 'regular', leading: 1.55, grey: INK.soft },
  small: { size: 8, weight: 'regular', leading: 1.5, grey: INK.soft },
  heading: { size: 10.5, weight: 'bold', leading: 1.4, grey: INK.black },
  title: { size: 20, weight: 'bold', leading: 1.3, grey: INK.black },
} as const satisfies Record<string, TextStyle>

export interface DocumentOptions {
  readonly fonts: FontSet
  readonly language: Language
  readonly landscape?: boolean
  /** Title in the PDF's properties. */
  readonly title: string
  /** Clock of the caller, UTC milliseconds: the only date the file carries. */
  readonly createdAt: number
  /** Shown at the top of every page but the first. */
  readonly runningHead: { readonly left: string; readonly right: string }
  /** Shown at the foot of every page; the page number stands at the right. */
  readonly footer: { readonly left: string; page(number: number, total: number): string }
  /** Called between pages and pictures; may throw to stop (a cancelled job). */
  readonly checkpoint?: (() => void) | undefined
}

interface OpenPage {
  readonly page: PDFPage
  readonly canvas: Canvas
  readonly images: Map<string, PDFRef>
  body?: PDFRef
}

/** A4 in points. */
const SHORT_SIDE = 595.28
const LONG_SIDE = 841.89
const SIDE_MARGIN = 48
const TOP_MARGIN = 42
const RUNNING_HEAD = 22
const FOOTER_SPACE = 52
/** More than any line of a page can hold, in UTF-16 units. */
const LONGEST_LINE = 1_000

/**
 * A document that is written from top to bottom. Blocks (tables, photos, …) are functions that take it, ask
 * for `remaining` height, draw on `canvas` at `y` and `advance`. Only what a page needs is held: a finished
 * page is compressed at once.
 */
export class PrintDocument {
  readonly typesetter: Typesetter
  readonly libraries: PrintLibraries
  readonly left = SIDE_MARGIN
  readonly width: number
  readonly height: number
  /** Upper edge of the next block, in points from the top of the page. */
  y = TOP_MARGIN
  private readonly options: DocumentOptions
  private readonly pdf: PDFDocument
  private readonly fontRefs: readonly PDFRef[]
  private readonly pages: OpenPage[] = []
  private readonly size: [number, number]

  private constructor(libraries: PrintLibraries, pdf: PDFDocument, options: DocumentOptions) {
    this.libraries = libraries
    this.pdf = pdf
    this.options = options
    this.size = options.landscape === true ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE]
    this.width = this.size[0] - 2 * SIDE_MARGIN
    this.height = this.size[1]
    this.typesetter = new Typesetter(options.fonts)
    this.fontRefs = this.typesetter.fonts.map(() => pdf.context.nextRef())
    this.open()
  }

  static async create(options: DocumentOptions): Promise<PrintDocument> {
    const libraries = await printLibraries()
    const pdf = await libraries.pdf.PDFDocument.create({ updateMetadata: false })
    const date = new Date(options.createdAt)
    pdf.setTitle(options.title, { showInWindowTitleBar: true })
    pdf.setLanguage(options.language === 'zh' ? 'zh-CN' : 'en')
    pdf.setProducer('Clubhouse Desk')
    pdf.setCreator('Clubhouse Desk')
    pdf.setCreationDate(date)
    pdf.setModificationDate(date)
    return new PrintDocument(libraries, pdf, options)
  }

  get language(): Language {
    return this.options.language
  }

  get canvas(): Canvas {
    return this.current.canvas
  }

  get right(): number {
    return this.left + this.width
  }

  /** Height left on this page above the footer. */
  get remaining(): number {
    return this.height - FOOTER_SPACE - this.y
  }

  /** Height of a page that nothing is written on yet. */
  get fullHeight(): number {
    return this.height - FOOTER_SPACE - TOP_MARGIN - RUNNING_HEAD
  }

  get pageCount(): number {
    return this.pages.length
  }

  advance(height: number): void {
    this.y += height
  }

  /** Starts a new page where less than `height` is left, unless no page could hold it. */
  keepTogether(height: number): void {
    if (height > this.remaining && height <= this.fullHeight) this.newPage()
  }

  newPage(): void {
    this.options.checkpoint?.()
    this.close(this.current)
    this.open()
    this.y = TOP_MARGIN
    const { left, right } = this.options.runningHead
    const style = TEXT.small
    this.oneLine(left, this.left, this.y, { ...style, weight: 'bold' }, 'left', this.width * 0.6)
    this.oneLine(right, this.right, this.y, style, 'right', this.width * 0.38)
    const rule = this.y + style.size * style.leading + 2
    this.canvas.rule(this.left, rule, this.right, rule, 0.6)
    this.advance(RUNNING_HEAD)
  }

  /** Called by blocks between costly steps; throws where the job was cancelled. */
  checkpoint(): void {
    this.options.checkpoint?.()
  }

  /** Draws one line whose upper edge is `top`, cut with an ellipsis beyond `limit` points. Returns its width. */
  oneLine(
    text: string,
    x: number,
    top: number,
    style: TextStyle,
    align: 'left' | 'center' | 'right' = 'left',
    limit = Number.POSITIVE_INFINITY,
  ): number {
    const line = this.fitted(text, style, limit)
    const start = align === 'left' ? x : align === 'right' ? x - line.width : x - line.width / 2
    this.canvas.text(line, start, baseline(top, style), style.size, style.grey)
    return line.width
  }

  /** Draws lines one below the other from `top`; the caller has made sure they fit. */
  block(lines: readonly Line[], x: number, top: number, style: TextStyle): void {
    for (const [index, line] of lines.entries()) {
      this.canvas.text(line, x, baseline(top + index * lineHeight(style), style), style.size, style.grey)
    }
  }

  /** A flowing paragraph that breaks over pages, at least two lines on each side of a break. */
  paragraph(text: string, style: TextStyle = TEXT.body): void {
    const lines = this.typesetter.lines(text, style, this.width)
    const step = lineHeight(style)
    for (let at = 0; at < lines.length; ) {
      let count = Math.min(lines.length - at, Math.floor(this.remaining / step))
      if (lines.length - at - count === 1) count--
      if (count < Math.min(2, lines.length - at)) {
        this.newPage()
        continue
      }
      this.block(lines.slice(at, at + count), this.left, this.y, style)
      this.advance(count * step)
      at += count
    }
  }

  /** A section heading, never the last thing on a page: `follows` is the height that must stay with it. */
  heading(text: string, follows = 56): void {
    const style = TEXT.heading
    this.keepTogether(lineHeight(style) + 14 + follows)
    this.advance(11)
    this.canvas.fill(this.left, this.y + 2.5, 3, style.size - 0.5, INK.black)
    this.oneLine(text, this.left + 9, this.y, style, 'left', this.width - 9)
    this.advance(lineHeight(style) + 3)
  }

  /** Embeds a JPEG; the name is used with `canvas.image` on this page. */
  async jpeg(bytes: Uint8Array): Promise<(page: Canvas, x: number, y: number, w: number, h: number) => void> {
    const image = await this.pdf.embedJpg(bytes)
    return (canvas, x, y, w, h) => {
      const name = `I${image.ref.objectNumber}`
      this.current.images.set(name, image.ref)
      canvas.image(name, x, y, w, h)
    }
  }

  /** Writes footers and fonts and gives the file. The document cannot be used afterwards. */
  async finish(): Promise<Uint8Array> {
    this.close(this.current)
    const footers = this.pages.map((_, index) => this.footer(index + 1))
    const { context } = this.pdf
    const { PDFName } = this.libraries.pdf
    for (const [index, used] of this.typesetter.fonts.entries()) {
      const ref = this.fontRefs[index]
      if (ref !== undefined && isUsed(used.entries)) embedFont(this.libraries, context, used, ref)
    }
    const fonts = context.obj({})
    for (const [index, used] of this.typesetter.fonts.entries()) {
      const ref = this.fontRefs[index]
      if (ref !== undefined && isUsed(used.entries)) fonts.set(PDFName.of(used.name), ref)
    }
    const fontsRef = context.register(fonts)
    for (const [index, { page, images, body }] of this.pages.entries()) {
      const pictures = context.obj({})
      for (const [name, ref] of images) pictures.set(PDFName.of(name), ref)
      const resources = context.obj({})
      resources.set(PDFName.of('Font'), fontsRef)
      resources.set(PDFName.of('XObject'), pictures)
      page.node.set(PDFName.of('Resources'), resources)
      const footer = context.register(context.flateStream(footers[index] ?? ''))
      page.node.set(PDFName.of('Contents'), context.obj(body === undefined ? [footer] : [body, footer]))
    }
    return await this.pdf.save({ addDefaultPage: false })
  }

  private get current(): OpenPage {
    const page = this.pages.at(-1)
    if (page === undefined) throw new RangeError('a document has a page from its start')
    return page
  }

  private open(): void {
    const page = this.pdf.addPage(this.size)
    this.pages.push({ page, canvas: new Canvas(this.height), images: new Map() })
  }

  private close(page: OpenPage): void {
    const { context } = this.pdf
    page.body ??= context.register(context.flateStream(page.canvas.content()))
  }

  private footer(number: number): string {
    const canvas = new Canvas(this.height)
    const style = TEXT.small
    const top = this.height - FOOTER_SPACE + 18
    canvas.rule(this.left, top - 4, this.right, top - 4, 0.4, INK.hairline)
    const page = this.typesetter.line(this.options.footer.page(number, this.pages.length), style)
    canvas.text(page, this.right - page.width, baseline(top, style), style.size, style.grey)
    const left = this.fitted(this.options.footer.left, style, this.width - page.width - 16)
    canvas.text(left, this.left, baseline(top, style), style.size, style.grey)
    return canvas.content()
  }

  private fitted(text: string, style: TextStyle, limit: number): Line {
    const line = this.typesetter.line(text.slice(0, LONGEST_LINE), style)
    if (line.width <= limit && text.length <= LONGEST_LINE) return line
    const ellipsis = this.typesetter.line('…', style)
    let width = ellipsis.width
    let count = 0
    for (const glyph of line.glyphs) {
      width += (glyph.width * style.size) / 1000
      if (width > limit) break
      count++
    }
    return { glyphs: [...line.glyphs.slice(0, count), ...ellipsis.glyphs], width: Math.min(width, limit) }
  }
}

/** Distance from one baseline to the next, in points. */
export function lineHeight(style: TextStyle): number {
  return style.size * style.leading
}

/** Baseline of a line whose upper edge is `top`: ideographs stand in the middle of the line's height. */
function baseline(top: number, style: TextStyle): number {
  return top + (lineHeight(style) - style.size) / 2 + style.size * 0.88
}

/** The first entry is .notdef, which every subset has. */
function isUsed(entries: readonly unknown[]): boolean {
  return entries.length > 1
}
