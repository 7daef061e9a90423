import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What the build is made of. */
const sources = [
  'electron',
  'main',
  'renderer',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]

/** What a whole build has written. */
const outputs = [
  'out/main/electron.js',
  'out/main/cli.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
]

const stampFile = 'out/.stamp'

/**
 * A hash over names and contents of all sources: a checkout or a copy changes file times without changing anything,
 * and changes contents without moving a time forward.
 */
export function sourceStamp(root: string): string {
  const hash = createHash('sha256')
  for (const source of sources) addTo(hash, root, source)
  return hash.digest('hex')
}

/** True where `out/` was built from the sources as they are. */
export function isBuilt(root: string, stamp: string): boolean {
  if (!outputs.every(output => existsSync(join(root, output)))) return false
  const file = join(root, stampFile)
  return existsSync(file) && readFileSync(file, 'utf8') === stamp
}

/** Notes what `out/` was built from. Call after a build that succeeded. */
export function markBuilt(root: string, stamp: string): void {
  const file = join(root, stampFile)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, stamp)
}

function addTo(hash: ReturnType<typeof createHash>, root: string, path: string): void {
  const full = join(root, path)
  if (!existsSync(full)) return
  const entries = path.includes('.') ? null : readdirSync(full, { withFileTypes: true, recursive: true })
  if (entries === null) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
    return
  }
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  for (const file of files.toSorted()) {
    hash
      .update(`${file.slice(root.length).replaceAll('\\', '/')}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
}
