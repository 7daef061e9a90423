import { DeskError } from '../contract/errors.ts'
import { megabytes } from './limits.ts'
import type { TabularLimits } from './limits.ts'
import type { ByteSource } from './source.ts'

export type FoundFormat = 'zip' | 'ole' | 'text'

const oleMagic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

/** Names of contents that people take for tables; the text is shown in both languages. */
const known: readonly (readonly [RegExp | Buffer, string])[] = [
  [Buffer.from('%PDF'), 'PDF'],
  [Buffer.from([0xff, 0xd8, 0xff]), 'JPEG'],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'PNG'],
  [Buffer.from('Rar!'), 'RAR'],
  [Buffer.from('7z\xbc\xaf', 'latin1'), '7-Zip'],
  [Buffer.from([0x1f, 0x8b]), 'GZIP'],
  [Buffer.from('{\\rtf'), 'RTF'],
  [/^\s*(?:<!--|<!doctype\s+html|<html|<head|<meta|<body|<table|<div|<style)/i, 'HTML'],
  [/^\s*<\?xml[^>]*\?>[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/i, 'Excel 2003 XML'],
  [/^\s*<\?xml/i, 'XML'],
]

/**
 * Looks at the content, never at the name. Throws `tabular.notFound`, `tabular.empty`, `tabular.fileTooLarge` or,
 * for something known that is no table, `tabular.unknownFormat`.
 */
export async function detectFormat(
  source: ByteSource,
  limits: TabularLimits,
): Promise<{ format: FoundFormat; size: number }> {
  const size = await source.size()
  if (size === 0) throw new DeskError('tabular.empty')
  if (size > limits.fileBytes) {
    throw new DeskError('tabular.fileTooLarge', {
      size: megabytes(size),
      limit: megabytes(limits.fileBytes),
    })
  }
  const parts: Uint8Array[] = []
  for await (const part of source.read({ start: 0, end: Math.min(size, 4096) })) parts.push(part)
  const head = Buffer.concat(parts)
  if (head.subarray(0, 8).equals(oleMagic)) return { format: 'ole', size }
  if (head.readUIntBE(0, Math.min(2, head.length)) === 0x504b && head[2] !== undefined && head[2] < 9) {
    return { format: 'zip', size }
  }
  const text = head.toString('latin1').replace(/^\xef\xbb\xbf/, '')
  for (const [mark, what] of known) {
    const hit = mark instanceof RegExp ? mark.test(text) : head.subarray(0, mark.length).equals(mark)
    if (hit) throw new DeskError('tabular.unknownFormat', { what })
  }
  return { format: 'text', size }
}
