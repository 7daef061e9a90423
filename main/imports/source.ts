import { createHash } from 'node:crypto'
import type { Archive } from '../archive/archive.ts'
import { type ByteSource, pathSource } from '../tabular/source.ts'
import { z } from 'zod'
import { ImportFile } from '../contract/imports.ts'

/** Where the table lies: uploaded into the archive, or (from the command line) a plain file somebody named. */
export const ImportSource = z.union([ImportFile, z.object({ path: z.string().min(1) })])
export type ImportSource = z.infer<typeof ImportSource>

/** Reads an archived file piece by piece, so that its plain bytes never touch the disk. */
export function archiveSource(archive: Archive, file: ImportFile): ByteSource {
  return {
    name: file.name.replace(/^.*[/\\]/, ''),
    size: () => archive.size(file.hash),
    read: range => archive.read(file.hash, range),
  }
}

/** The bytes of an import's file. */
export function sourceOf(archive: Archive, source: ImportSource): ByteSource {
  return 'path' in source ? pathSource(source.path) : archiveSource(archive, source)
}

/** The file's name and the hash of its bytes; a plain file is read once for it. */
export async function identify(archive: Archive, source: ImportSource): Promise<ImportFile> {
  if (!('path' in source)) return source
  const bytes = sourceOf(archive, source)
  await bytes.size()
  const hash = createHash('sha256')
  for await (const part of bytes.read()) hash.update(part)
  return { hash: hash.digest('hex'), name: bytes.name }
}
