import type { Line } from './typesetter.ts'

/** Grey levels print alike on every black-and-white printer: 0 black, 1 white. */
export const INK = { black: 0, soft: 0.32, rule: 0.55, hairline: 0.72, tint: 0.93, white: 1 } as const

/**
 * The drawing operators of one page. Coordinates are points from the upper left corner of the page, as a
 * layout thinks; the page's own axis, which points up, is met only here.
 */
export class Canvas {
  private readonly shades: string[] = []
  private readonly operators: string[] = []
  private readonly pageHeight: number

  constructor(pageHeight: number) {
    this.pageHeight = pageHeight
  }

  /** Sets a line with its baseline at `baseline`. */
  text(line: Line, x: number, baseline: number, size: number, grey: number = INK.black): void {
    if (line.glyphs.length === 0) return
    const parts = ['BT', `${number(grey)} g`, `1 0 0 1 ${number(x)} ${this.up(baseline)} Tm`]
    let font = ''
    let codes = ''
    const flush = () => {
      if (codes !== '') parts.push(`/${font} ${number(size)} Tf <${codes}> Tj`)
      codes = ''
    }
    for (const glyph of line.glyphs) {
      if (glyph.font.name !== font) {
        flush()
        font = glyph.font.name
      }
      codes += glyph.number.toString(16).padStart(4, '0')
    }
    flush()
    parts.push('ET')
    this.operators.push(parts.join('\n'))
  }

  /** A straight rule from one point to another. */
  rule(x1: number, y1: number, x2: number, y2: number, width = 0.5, grey: number = INK.black): void {
    this.operators.push(
      `${number(grey)} G ${number(width)} w ${number(x1)} ${this.up(y1)} m ${number(x2)} ${this.up(y2)} l S`,
    )
  }

  /** A filled box behind everything else on the page, so that it covers no rule beside it. */
  shade(x: number, y: number, width: number, height: number, grey: number): void {
    this.shades.push(`${number(grey)} g ${this.box(x, y, width, height)} f`)
  }

  /** A filled box. */
  fill(x: number, y: number, width: number, height: number, grey: number): void {
    this.operators.push(`${number(grey)} g ${this.box(x, y, width, height)} f`)
  }

  /** An outlined box. */
  frame(x: number, y: number, width: number, height: number, line = 0.5, grey: number = INK.black): void {
    this.operators.push(`${number(grey)} G ${number(line)} w ${this.box(x, y, width, height)} S`)
  }

  /** A picture that the page knows under `name`. */
  image(name: string, x: number, y: number, width: number, height: number): void {
    const matrix = `${number(width)} 0 0 ${number(height)} ${number(x)} ${this.up(y + height)}`
    this.operators.push(`q ${matrix} cm /${name} Do Q`)
  }

  /** The content stream drawn so far. */
  content(): string {
    return [...this.shades, ...this.operators].join('\n')
  }

  private box(x: number, y: number, width: number, height: number): string {
    return `${number(x)} ${this.up(y + height)} ${number(width)} ${number(height)} re`
  }

  private up(y: number): string {
    return number(this.pageHeight - y)
  }
}

/** Two decimals are a 300th of a millimetre; more would only make files larger. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100)
}
