import type { z } from 'zod'
import { cutPdf, type PdfPartsAnswer } from '../archive/pdf-parts.ts'
import { extensionOf, sanitiseFileName } from '../archive/safe-name.ts'
import { type SplitScanInput, splitLimits } from '../contract/documents.ts'
import { DeskError } from '../contract/errors.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Actor } from '../log/command.ts'
import { partsOfScan, type StoredScan, storedScan } from './inbox-queries.ts'
import { noteSplit } from './split-commands.ts'

type SplitScan = z.infer<typeof SplitScanInput>

/** Splits under way in this process, by who started them and the scan, so that they can be called off. */
const underWay = new WeakMap<DeskCore, Map<string, AbortController>>()

/**
 * Cuts a PDF of the inbox into parts. Every part is safely in the archive before one command puts all of them in the
 * place of the whole, whose file is not touched; whatever fails before leaves files that nothing names, for the sweep.
 * Asked again with the same parts, it gives the same answer. Errors: `document.scanGone`, `document.splitNotPdf`,
 * `.splitTooLarge`, `.splitTooSlow`, `.splitLocked`, `.splitUnreadable`, `job.cancelled`.
 */
export async function splitScan(
  core: DeskCore,
  actor: Actor,
  { commandId, input }: { readonly commandId: string; readonly input: SplitScan },
): Promise<{ readonly partIds: readonly string[] }> {
  const { scanId, partIds } = input
  const known = new Set(partsOfScan(core.read, scanId).map(({ id }) => id))
  if (partIds.every(id => known.has(id))) return { partIds }
  const scan = storedScan(core.read, scanId)
  if (scan?.state !== 'waiting') throw new DeskError('document.scanGone')
  if (scan.mediaType !== 'application/pdf') throw new DeskError('document.splitNotPdf')
  if (scan.size > splitLimits.bytes) throw tooLarge()

  const splits = underWay.get(core) ?? new Map<string, AbortController>()
  underWay.set(core, splits)
  const stop = new AbortController()
  const { signal } = stop
  const key = keyOf(actor, scanId)
  splits.set(key, stop)
  try {
    const files = await storeParts(core, scan, input, signal)
    if (signal.aborted) throw new DeskError('job.cancelled')
    return await core.execute(noteSplit, { id: commandId, actor, input: { scanId, parts: files } })
  } finally {
    if (splits.get(key) === stop) splits.delete(key)
  }
}

/** Calls off what the same person started; what is through by then stays. @returns whether there was anything */
export function cancelSplit(core: DeskCore, actor: Actor, scanId: string): boolean {
  const stop = underWay.get(core)?.get(keyOf(actor, scanId))
  stop?.abort()
  return stop !== undefined
}

const keyOf = ({ staffId }: Actor, scanId: string) => `${staffId ?? ''}/${scanId}`

async function storeParts(core: DeskCore, scan: StoredScan, input: SplitScan, signal: AbortSignal) {
  const { pages, cuts, partIds } = input
  const pieces: Uint8Array[] = []
  for await (const piece of core.archive.read(scan.hash)) pieces.push(piece)
  const made = await cutPdf(Buffer.concat(pieces), {
    pages,
    cuts,
    maxBytes: 2 * splitLimits.bytes,
    timeoutMs: splitLimits.seconds * 1_000,
    signal,
  })
  if ('problem' in made) throw refusalOf(made.problem)
  if (made.parts.length !== partIds.length) throw new DeskError('document.splitUnreadable')
  const files = []
  for (const [index, bytes] of made.parts.entries()) {
    if (signal.aborted) throw new DeskError('job.cancelled')
    const [first, last] = [(cuts[index - 1] ?? 0) + 1, cuts[index] ?? pages]
    const stored = await core.archive.store(once(bytes), { maxBytes: 2 * splitLimits.bytes })
    files.push({
      scanId: partIds[index] ?? '',
      ...stored,
      name: partName(scan.name, first, last),
      pages: last - first + 1,
    })
  }
  return files
}

/** `contract.pdf`, pages 1 to 3: `contract (1-3).pdf`. */
export function partName(name: string, first: number, last: number): string {
  const stem = extensionOf(name) === '' ? name : name.slice(0, name.lastIndexOf('.'))
  const range = first === last ? `${first}` : `${first}-${last}`
  // Long names are shortened at the stem, so that the pages, which tell the parts apart, are always there.
  const short = sanitiseFileName(`${stem.slice(0, 60)}.pdf`).slice(0, -'.pdf'.length)
  return `${short} (${range}).pdf`
}

type Problem = Extract<PdfPartsAnswer, { readonly problem: unknown }>['problem']

function refusalOf(problem: Problem): DeskError {
  if (problem === 'media.tooLarge') return tooLarge()
  if (problem === 'media.tooSlow') return new DeskError('document.splitTooSlow')
  if (problem === 'media.locked') return new DeskError('document.splitLocked')
  return new DeskError('document.splitUnreadable')
}

const tooLarge = () =>
  new DeskError('document.splitTooLarge', {
    pages: splitLimits.pages,
    limitMb: splitLimits.bytes / 1_000_000,
  })

async function* once(bytes: Uint8Array) {
  yield bytes
}
