import { readFileSync } from 'node:fs'

/** One change of the disk as test/torture/drop-unsynced.c noted it. Paths are absolute, sizes and offsets bytes. */
export type JournalEntry =
  | {
      readonly op: 'open'
      readonly fd: number
      readonly path: string
      readonly fresh: boolean
      readonly empties: boolean
    }
  | { readonly op: 'close'; readonly fd: number }
  | { readonly op: 'write'; readonly fd: number; readonly at: number; readonly bytes: Buffer }
  | { readonly op: 'truncate'; readonly fd: number; readonly size: number }
  | { readonly op: 'sync'; readonly fd: number }
  | { readonly op: 'rename' | 'link'; readonly from: string; readonly to: string }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'folder'; readonly path: string }
  | { readonly op: 'mark'; readonly text: string }
  /** A call was made to fail on purpose. */
  | { readonly op: 'failed' }

const headSize = 25

/** Reads a journal; a last record that was cut off counts as not written. */
export function readJournal(file: string): JournalEntry[] {
  const bytes = readFileSync(file)
  const entries: JournalEntry[] = []
  for (let at = 0; at + headSize <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 21)
    if (at + headSize + length > bytes.length) break
    entries.push(
      entryOf(bytes.subarray(at, at + headSize), bytes.subarray(at + headSize, at + headSize + length)),
    )
    at += headSize + length
  }
  return entries
}

function entryOf(head: Buffer, payload: Buffer): JournalEntry {
  const code = head.toString('latin1', 0, 1)
  const fd = head.readInt32LE(1)
  const value = Number(head.readBigUInt64LE(5))
  const [first = '', second = ''] = 'RLUDOM'.includes(code) ? payload.toString().split('\0') : []
  switch (code) {
    case 'O':
      return { op: 'open', fd, path: first, fresh: (value & 1) !== 0, empties: (value & 2) !== 0 }
    case 'X':
      return { op: 'close', fd }
    case 'W':
      return { op: 'write', fd, at: value, bytes: payload }
    case 'T':
      return { op: 'truncate', fd, size: value }
    case 'S':
      return { op: 'sync', fd }
    case 'R':
      return { op: 'rename', from: first, to: second }
    case 'L':
      return { op: 'link', from: first, to: second }
    case 'U':
      return { op: 'remove', path: first }
    case 'D':
      return { op: 'folder', path: first }
    case 'M':
      return { op: 'mark', text: first }
    case 'E':
      return { op: 'failed' }
    case 'P':
      throw new Error('a file was written through shared memory, which the journal cannot follow')
    default:
      throw new Error(`the journal holds an unknown record ${code}`)
  }
}
