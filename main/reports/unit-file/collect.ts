import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { sanitiseFileName } from '../../archive/safe-name.ts'
import { DeskError } from '../../contract/errors.ts'
import type { JobContext } from '../../jobs/job.ts'
import type { Paper, PaperContext } from './paper.ts'
import { unitFileParts } from './parts.ts'

/** Where a paper stands in one PDF, its first page counted behind the cover; or why it does not. */
export type Printed = { readonly first: number; readonly pages: number } | 'unprintable' | 'full'

/** Where the papers go: a ZIP archive or a folder. Paths use `/` and are safe on every file system. */
export interface PaperTarget {
  /** Writes one file whole before it resolves. @param own a PDF that the desk drew itself just now */
  add(path: string, bytes: AsyncIterable<Uint8Array>, own: boolean): Promise<Printed | undefined>
}

/** A paper as the cover lists it. */
export interface ListedPaper {
  readonly part: string
  readonly path: string
  readonly title: string
  readonly at: number | null
  readonly bytes: number
  /** Null where the stored bytes are damaged or gone, so that it was left out. */
  readonly sha256: string | null
  /** Where the target is one PDF. */
  readonly printed: Printed | undefined
}

/**
 * Gives every paper of a home to the target, one after the other, so that memory does not grow with their number, and
 * returns the list for the cover. A stored file is checked against its hash before any of it is given out.
 */
export async function collectPapers(context: PaperContext, target: PaperTarget): Promise<ListedPaper[]> {
  const listed: ListedPaper[] = []
  const used = new Set<string>()
  const papers = unitFileParts.flatMap((part, index) =>
    [...part.papers(context)].map(paper => ({
      paper,
      part,
      folder: `${index + 1}-${part.words[context.language]}`,
    })),
  )
  for (const [index, { paper, part, folder }] of papers.entries()) {
    context.job.progress(index, papers.length)
    const path = uniquePath([folder, ...paper.path], used)
    const written = await write(context.job, paper, path, target)
    listed.push({ part: part.words[context.language], path, title: paper.title, at: paper.at, ...written })
  }
  context.job.progress(papers.length, papers.length)
  return listed
}

async function write(
  { archive }: JobContext,
  { source }: Paper,
  path: string,
  target: PaperTarget,
): Promise<Pick<ListedPaper, 'bytes' | 'sha256' | 'printed'>> {
  if ('make' in source) {
    const bytes = await source.make()
    const printed = await target.add(path, once(bytes), true)
    return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), printed }
  }
  try {
    const bytes = await archive.verify(source.hash)
    const printed = await target.add(path, archive.read(source.hash), false)
    return { bytes, sha256: source.hash, printed }
  } catch (error) {
    if (error instanceof DeskError && (error.code === 'archive.damaged' || error.code === 'archive.missing'))
      return { bytes: 0, sha256: null, printed: undefined }
    throw error
  }
}

export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Two papers of one name lie side by side. */
function uniquePath(parts: readonly string[], used: Set<string>): string {
  const path = parts.map(part => sanitiseFileName(part)).join('/')
  const extension = extname(path)
  const stem = path.slice(0, path.length - extension.length)
  let unique = path
  for (let count = 2; used.has(unique.toLowerCase()); count += 1) unique = `${stem} (${count})${extension}`
  used.add(unique.toLowerCase())
  return unique
}
