import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

// Draws build/icon.svg in every size and format the installers ask for. Run after the drawing changes.
const build = join(import.meta.dirname, '..', 'build')

/** Sizes inside the Windows icon. */
const icoSizes = [16, 24, 32, 48, 64, 128, 256]
/** Sizes of the Linux icon theme. */
const linuxSizes = [16, 32, 48, 64, 128, 256, 512]
/** Type codes of the macOS icon and their pixels; `ic11` to `ic14` are the sharp ones of smaller sizes. */
const icnsTypes: [string, number][] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]

function png(size: number): Promise<Buffer> {
  return sharp(join(build, 'icon.svg'), { density: 96 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
}

/** An ICO file holds PNG pictures behind a directory of 16-byte entries; 0 stands for 256 pixels. */
function ico(pictures: { size: number; bytes: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [index, { size, bytes }] of pictures.entries()) {
    const at = 6 + 16 * index
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(bytes.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += bytes.length
  }
  return Buffer.concat([head, ...pictures.map(picture => picture.bytes)])
}

/** An ICNS file is a list of blocks: type, length with its head, PNG. */
function icns(pictures: { type: string; bytes: Buffer }[]): Buffer {
  const blocks = pictures.map(({ type, bytes }) => {
    const head = Buffer.alloc(8)
    head.write(type, 0, 'latin1')
    head.writeUInt32BE(bytes.length + 8, 4)
    return Buffer.concat([head, bytes])
  })
  const body = Buffer.concat(blocks)
  const head = Buffer.alloc(8)
  head.write('icns', 0, 'latin1')
  head.writeUInt32BE(body.length + 8, 4)
  return Buffer.concat([head, body])
}

mkdirSync(join(build, 'icons'), { recursive: true })
for (const size of linuxSizes) writeFileSync(join(build, 'icons', `${size}x${size}.png`), await png(size))
const icoPictures = await Promise.all(icoSizes.map(async size => ({ size, bytes: await png(size) })))
writeFileSync(join(build, 'icon.ico'), ico(icoPictures))
const icnsPictures = await Promise.all(
  icnsTypes.map(async ([type, size]) => ({ type, bytes: await png(size) })),
)
writeFileSync(join(build, 'icon.icns'), icns(icnsPictures))
console.log(`Icons written to ${build}`)
