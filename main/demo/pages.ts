import sharp from 'sharp'
import type { Chance } from './random.ts'

/** A drawn page that stands for a scan. */
interface DemoPage {
  readonly name: string
  readonly bytes: Buffer
}

/** A small A4 page. */
const width = 496
const height = 702

/**
 * Draws pages that look like filled-in papers from afar: a heading, lines of text, a table, a stamp. They hold no
 * letters, so they need no fonts and name nobody.
 */
export async function drawPages(chance: Chance, count: number): Promise<DemoPage[]> {
  const pages: DemoPage[] = []
  for (let number = 1; number <= count; number++) {
    const bytes = await sharp(Buffer.from(drawing(chance)))
      .jpeg({ quality: 70 })
      .toBuffer()
    pages.push({ name: `SCAN_${String(number).padStart(4, '0')}.jpg`, bytes })
  }
  return pages
}

/** The pages as one PDF, as a scanner makes it of a pile of papers. */
export async function bindPages(pages: readonly DemoPage[]): Promise<DemoPage> {
  // Loaded here: only an example that is being made needs it.
  const { PDFDocument } = await import('pdf-lib')
  const bound = await PDFDocument.create()
  for (const { bytes } of pages) {
    const picture = await bound.embedJpg(bytes)
    bound.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height })
  }
  // The same story gives the same file.
  const day = new Date(0)
  bound.setCreationDate(day)
  bound.setModificationDate(day)
  return { name: 'SCAN_0100.pdf', bytes: Buffer.from(await bound.save()) }
}

const bar = (x: number, y: number, wide: number, tall: number, ink = '#5b5f66') =>
  `<rect x="${x}" y="${y}" width="${wide}" height="${tall}" fill="${ink}"/>`

function drawing(chance: Chance): string {
  const heading = bar(150 + chance.between(-20, 20), 52, chance.between(160, 220), 16, '#30343a')
  const lines = Array.from({ length: chance.between(8, 16) }, (_, index) =>
    bar(56, 104 + index * 20, chance.between(220, 384), 5),
  )
  const top = 104 + lines.length * 20 + 24
  const rows = chance.between(2, 5)
  const table = Array.from({ length: rows + 1 }, (_, row) => bar(56, top + row * 28, 384, 1, '#8a8f97'))
  const filled = Array.from({ length: rows }, (_, row) =>
    bar(70, top + row * 28 + 11, chance.between(40, 110), 6, '#3d5a80'),
  )
  const stamp = `<circle cx="${chance.between(330, 400)}" cy="${chance.between(590, 630)}" r="38" fill="none" stroke="#c0392b" stroke-width="4" opacity="0.75"/>`
  const whole = [heading, ...lines, ...table, ...filled, stamp].join('')
  const lean = chance.between(-8, 8) / 10
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fbfaf6"/><g transform="rotate(${lean} ${width / 2} ${height / 2})">${whole}</g></svg>`
}
