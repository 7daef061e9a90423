import { INK } from './canvas.ts'
import { lineHeight, type PrintDocument, TEXT } from './document.ts'
import { type PrintImage, prepareImage } from './images.ts'
import { clipText } from './text.ts'
import type { Line } from './typesetter.ts'

/** A photo for the page. `bytes` may be a function, so that a hundred photos are never in memory at once. */
export interface PrintPhoto {
  readonly bytes: Uint8Array | (() => Promise<Uint8Array>)
  readonly caption: string
}

export interface PhotoLabels {
  readonly unreadable: string
  readonly damaged: string
  /** "Photo 3". */
  numbered(number: number): string
}

const GAP = 14
const BOX_HEIGHT = 182
const PAD = 4
const CAPTION_LINES = 3
const CAPTION_CHARACTERS = 300

interface Tile {
  readonly image: PrintImage | undefined
  readonly caption: readonly Line[]
}

/**
 * Draws photos in rows, two to a row unless more are asked for, with numbered captions; a photo that cannot be read has
 * a box that says so.
 */
export async function drawPhotos(
  doc: PrintDocument,
  photos: readonly PrintPhoto[],
  labels: PhotoLabels,
  inRow = 2,
): Promise<void> {
  const width = (doc.width - GAP * (inRow - 1)) / inRow
  for (let at = 0; at < photos.length; at += inRow) {
    const tiles: Tile[] = []
    for (const [index, photo] of photos.slice(at, at + inRow).entries()) {
      doc.checkpoint()
      tiles.push(await makeTile(doc, photo, at + index + 1, width, labels))
    }
    const box = Math.max(...tiles.map(tile => tileHeight(tile.image, width)))
    const captions = Math.max(...tiles.map(tile => tile.caption.length)) * lineHeight(TEXT.small)
    doc.keepTogether(box + captions + 10)
    for (const [index, tile] of tiles.entries()) {
      const x = doc.left + index * (width + GAP)
      await drawTile(doc, tile, { x, width, height: box }, labels)
      doc.block(tile.caption, x, doc.y + box + 3, TEXT.small)
    }
    doc.advance(box + captions + 10)
  }
}

async function makeTile(
  doc: PrintDocument,
  photo: PrintPhoto,
  number: number,
  width: number,
  labels: PhotoLabels,
): Promise<Tile> {
  const image = await read(photo)
  const marks = image?.damaged === true ? ` (${labels.damaged})` : ''
  const text = clipText(photo.caption, CAPTION_CHARACTERS).text.replaceAll(/\s+/gu, ' ')
  const all = doc.typesetter.lines(`${labels.numbered(number)}${marks}  ${text}`, TEXT.small, width)
  if (all.length <= CAPTION_LINES) return { image, caption: all }
  const dots = doc.typesetter.line(' …', TEXT.small)
  const last = all[CAPTION_LINES - 1]
  const cut = last === undefined ? dots : { glyphs: [...last.glyphs.slice(0, -2), ...dots.glyphs], width }
  return { image, caption: [...all.slice(0, CAPTION_LINES - 1), cut] }
}

async function read(photo: PrintPhoto): Promise<PrintImage | undefined> {
  if (typeof photo.bytes !== 'function') return prepareImage(photo.bytes)
  let bytes: Uint8Array
  try {
    bytes = await photo.bytes()
  } catch {
    // A photo whose file is gone is shown as unreadable; the sheet is printed all the same.
    return undefined
  }
  return prepareImage(bytes)
}

function tileHeight(image: PrintImage | undefined, width: number): number {
  if (image === undefined) return BOX_HEIGHT / 2
  return Math.min(BOX_HEIGHT, ((width - 2 * PAD) * image.height) / image.width + 2 * PAD)
}

async function drawTile(
  doc: PrintDocument,
  tile: Tile,
  box: { x: number; width: number; height: number },
  labels: PhotoLabels,
): Promise<void> {
  doc.canvas.frame(box.x, doc.y, box.width, box.height, 0.5, INK.rule)
  if (tile.image === undefined) {
    doc.canvas.rule(box.x, doc.y, box.x + box.width, doc.y + box.height, 0.3, INK.hairline)
    doc.canvas.rule(box.x + box.width, doc.y, box.x, doc.y + box.height, 0.3, INK.hairline)
    const lines = doc.typesetter.lines(labels.unreadable, TEXT.label, Math.max(60, box.width - 40))
    const height = lines.length * lineHeight(TEXT.label)
    const widest = Math.max(...lines.map(line => line.width))
    const top = doc.y + (box.height - height) / 2
    const left = box.x + (box.width - widest) / 2
    doc.canvas.fill(left - 6, top - 2, widest + 12, height + 4, INK.white)
    doc.block(lines, left, top, TEXT.label)
    return
  }
  const { jpeg, width, height } = tile.image
  const scale = Math.min((box.width - 2 * PAD) / width, (box.height - 2 * PAD) / height)
  const draw = await doc.jpeg(jpeg)
  const left = box.x + (box.width - width * scale) / 2
  draw(doc.canvas, left, doc.y + (box.height - height * scale) / 2, width * scale, height * scale)
}
