import { DeskError } from '../../contract/errors.ts'
import type { Watch } from '../limits.ts'
import { asBuffer, type ByteSource } from '../source.ts'

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** Without a byte order mark: zeros mostly on one side are the high bytes of UTF-16. */
function wideWithoutMark(head: Buffer): TextEncodingName | undefined {
  const zeros = [0, 0]
  for (let index = 0; index < head.length; index += 1) {
    if (head[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  if (even === 0 && odd === 0) return undefined
  // A stray zero in a text of bytes: a cell's matter, not the file's. UTF-16 with so few of them is no UTF-8.
  if ((even + odd) * 10 < head.length && beginsAsUtf8(head)) return undefined
  // 一 is U+4E00: its low byte is zero too.
  if (even * 4 <= odd) return 'utf-16le'
  if (odd * 4 <= even) return 'utf-16be'
  throw new DeskError('tabular.unknownFormat', { what: 'BIN' })
}

function beginsAsUtf8(head: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Text has tabs and line breaks but hardly any other control character. */
function refuseBinary(head: Buffer): void {
  let controls = 0
  for (const byte of head) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls += 1
  if (controls > 2 + head.length / 100) throw new DeskError('tabular.unknownFormat', { what: 'BIN' })
}

/**
 * The encoding of a text file by its content. Without a mark the whole file is tried as UTF-8: one old-style byte
 * at the very end is enough for GB18030 (which holds GBK and GB2312).
 */
export async function detectEncoding(source: ByteSource, watch: Watch): Promise<TextEncodingName> {
  let first = true
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const part of source.read()) {
    const chunk = asBuffer(part)
    watch.check()
    if (first) {
      first = false
      if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
      if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
      const head = chunk.subarray(0, 4096)
      const wide = wideWithoutMark(head)
      if (wide) return wide
      refuseBinary(head)
    }
    try {
      decoder.decode(chunk, { stream: true })
    } catch {
      return 'gb18030'
    }
  }
  try {
    decoder.decode()
  } catch {
    return 'gb18030'
  }
  return 'utf-8'
}
