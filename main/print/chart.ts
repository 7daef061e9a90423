import sharp from 'sharp'
import type { Chart, ChartInk } from '../contract/chart-shapes.ts'
import { INK } from './canvas.ts'
import { lineHeight, type PrintDocument, TEXT } from './document.ts'
import type { FontSet } from './fonts.ts'
import { glyphPath } from './glyph-path.ts'
import { Typesetter } from './typesetter.ts'

/** Told apart on any black-and-white printer. */
const greys: Readonly<Record<ChartInk, number>> = {
  rain: 0.8,
  calls: INK.black,
  strong: 0.4,
  light: 0.74,
  grid: 0.86,
  axis: 0.4,
  label: INK.black,
}

/** The same colours as on the screen. */
const colours: Readonly<Record<ChartInk, string>> = {
  rain: '#9cc7ee',
  calls: '#b42318',
  strong: '#1f5f99',
  light: '#a9b8c6',
  grid: '#e4e7ea',
  axis: '#5f6b76',
  label: '#1d2329',
}

/** Draws a chart over the width of the page, never over its end. */
export function drawChart(doc: PrintDocument, chart: Chart): void {
  const scale = Math.min(doc.width / chart.width, (doc.fullHeight - 4) / chart.height)
  doc.keepTogether(chart.height * scale + 4)
  const { canvas, left, y: top } = doc
  const x = (value: number) => left + value * scale
  const y = (value: number) => top + value * scale
  for (const shape of chart.shapes) {
    const grey = greys[shape.ink]
    if (shape.kind === 'box')
      canvas.fill(x(shape.x), y(shape.y), shape.width * scale, shape.height * scale, grey)
    else if (shape.kind === 'line')
      shape.points.slice(1).forEach((point, index) => {
        const before = shape.points[index] ?? point
        canvas.rule(x(before[0]), y(before[1]), x(point[0]), y(point[1]), shape.width * scale, grey)
      })
    else {
      const style = { ...TEXT.small, size: shape.size * scale, grey }
      doc.oneLine(shape.text, x(shape.x), y(shape.y) - lineHeight(style) / 2, style, shape.align)
    }
  }
  doc.advance(chart.height * scale + 4)
}

const escaped = (number: number) => String(Math.round(number * 100) / 100)

/** A chart as SVG whose letters are outlines of the bundled fonts. */
function outlinedSvg({ width, height, shapes }: Chart, fonts: FontSet): string {
  const setter = new Typesetter(fonts)
  const parts = shapes.map(shape => {
    const colour = colours[shape.ink]
    if (shape.kind === 'box')
      return `<rect x="${escaped(shape.x)}" y="${escaped(shape.y)}" width="${escaped(shape.width)}" height="${escaped(shape.height)}" fill="${colour}"/>`
    if (shape.kind === 'line') {
      const points = shape.points.map(([x, y]) => `${escaped(x)},${escaped(y)}`).join(' ')
      return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="${shape.width}" stroke-linejoin="round"/>`
    }
    const line = setter.line(shape.text, { size: shape.size, weight: 'regular' })
    let x =
      shape.align === 'left'
        ? shape.x
        : shape.align === 'right'
          ? shape.x - line.width
          : shape.x - line.width / 2
    const baseline = shape.y + shape.size * 0.36
    const letters = line.glyphs.map(({ font, number, width: advance }) => {
      const scale = shape.size / font.font.unitsPerEm
      const path = glyphPath(font.font, font.entries[number]?.glyph ?? 0)
      const at = x
      x += (advance * shape.size) / 1000
      return `<path transform="translate(${escaped(at)} ${escaped(baseline)}) scale(${scale} ${-scale})" d="${path}"/>`
    })
    return `<g fill="${colour}">${letters.join('')}</g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#ffffff"/>${parts.join('')}</svg>`
}

/**
 * A chart as a PNG, three dots to each of its units: sharp on paper and on the screen. All its colours are written, since
 * looking for the few it has takes ten times as long and 80 MB, to save 10 kB.
 */
export async function chartPng(chart: Chart, fonts: FontSet): Promise<Buffer> {
  return await sharp(Buffer.from(outlinedSvg(chart, fonts)), { density: 72 * 3 })
    .png()
    .toBuffer()
}
