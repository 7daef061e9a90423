/**
 * The same bytes by hand: `node raw-slices.ts FOLDER SIZES` hashes, encrypts, writes and syncs files of these sizes
 * (bytes, separated by commas) slice by slice, one after the other. Prints bytes a second.
 */
import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { most, sliceBytes } from './photos.ts'

const [folder = '', list = ''] = process.argv.slice(2)
const sizes = list.split(',').map(Number)
const own = join(folder, 'raw-slices')
mkdirSync(own, { recursive: true })
const photo = randomBytes(most)
const key = randomBytes(32)
let bytes = 0
const begun = performance.now()
for (const [index, size] of sizes.entries()) {
  const file = openSync(join(own, String(index)), 'w')
  const sha = createHash('sha256')
  for (let offset = 0; offset < size; offset += sliceBytes) {
    const slice = photo.subarray(offset, Math.min(offset + sliceBytes, size))
    sha.update(slice)
    const cipher = createCipheriv('aes-256-gcm', key, randomBytes(12))
    writeSync(file, cipher.update(slice))
    cipher.final()
    writeSync(file, cipher.getAuthTag())
    fsyncSync(file)
    bytes += slice.length
  }
  sha.digest()
  closeSync(file)
}
const seconds = (performance.now() - begun) / 1_000
rmSync(own, { recursive: true, force: true })
process.stdout.write(`${bytes / seconds}\n`)
