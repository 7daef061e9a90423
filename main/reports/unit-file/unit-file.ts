import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import { UnitFileExport, type UnitFileMade } from '../../contract/unit-file.ts'
import { Millis } from '../../contract/values.ts'
import { mergedInto, unit } from '../../estate/queries.ts'
import { defineJob, type JobContext } from '../../jobs/job.ts'
import { type JobFile, storeResult } from '../../jobs/results.ts'
import { dayStamp } from '../../site/time.ts'
import { readSite } from '../../site/queries.ts'
import { type CoverFacts, checksumFile, renderCover } from './cover.ts'
import { collectPapers, type ListedPaper, once, type PaperTarget } from './collect.ts'
import { pagesOf, pdfTarget } from './pdf-target.ts'
import { zipTarget } from './zip-target.ts'

export const UnitFileInput = UnitFileExport.extend({ printedBy: z.string(), printedAt: Millis })
export type UnitFileInput = z.infer<typeof UnitFileInput>

/** What a made file of a home is, and where it can be fetched. */
export interface UnitFileResult extends UnitFileMade {
  readonly file: JobFile
}

/**
 * The whole file of a home: cover and every paper as one PDF, or with checksums as a ZIP archive. Errors:
 * `unit.notFound`.
 */
export const unitFileJob = defineJob({
  name: 'report.unitFile',
  input: UnitFileInput,
  async run(context, input): Promise<UnitFileResult> {
    if (input.form === 'pdf') return await makePdf(context, input)
    const target = zipTarget(input.printedAt)
    const name = `${nameOf(context, input)}.zip`
    const collecting = writeUnitFile(context, input, target).then(
      made => {
        target.end()
        return made
      },
      (error: unknown) => {
        target.fail(error instanceof Error ? error : new Error(String(error)))
        throw error
      },
    )
    const storing = storeResult(context, { name, mediaType: 'application/zip' }, target.bytes)
    const [made, file] = await Promise.allSettled([collecting, storing])
    if (made.status === 'rejected') throw made.reason
    if (file.status === 'rejected') throw file.reason
    return { ...made.value, file: file.value }
  },
})

/** Writes cover, checksums and every paper of a home; the cover comes last, when every hash is known. */
export async function writeUnitFile(
  context: JobContext,
  input: UnitFileInput,
  target: PaperTarget,
): Promise<UnitFileMade> {
  const papers = await papersOf(context, input, target)
  await target.add('SHA256SUMS', once(Buffer.from(checksumFile(papers))), false)
  const cover = await renderCover(coverFacts(context, input), papers)
  await target.add(input.language === 'zh' ? '0-目录.pdf' : '0-cover.pdf', once(cover), true)
  return madeOf(papers)
}

/** All papers of a home as one PDF; the cover says on which page each begins, and what could not be printed. */
async function makePdf(context: JobContext, input: UnitFileInput): Promise<UnitFileResult> {
  const target = await pdfTarget(context.signal)
  const papers = await papersOf(context, input, target)
  const facts = coverFacts(context, input)
  // Pages of papers are counted behind the cover, whose own length is known only once it is drawn.
  const front = await pagesOf(await renderCover(facts, papers, 1))
  const cover = await renderCover(facts, papers, front)
  const name = `${nameOf(context, input)}.pdf`
  const bytes = await target.finish(cover)
  const file = await storeResult(context, { name, mediaType: 'application/pdf' }, once(bytes))
  return { ...madeOf(papers), file }
}

async function papersOf(context: JobContext, input: UnitFileInput, target: PaperTarget) {
  const { unitId, language, masked, printedAt, printedBy } = input
  if (!unit(context.read, unitId)) throw new DeskError('unit.notFound')
  const unitIds = [unitId, ...mergedInto(context.read, unitId).map(({ id }) => id)]
  return await collectPapers({ job: context, unitIds, language, masked, printedBy, printedAt }, target)
}

function coverFacts(context: JobContext, input: UnitFileInput): CoverFacts {
  const { purpose, masked, printedBy, printedAt, language } = input
  return {
    unit: unit(context.read, input.unitId)?.number ?? '',
    purpose,
    masked,
    printedBy,
    printedAt,
    language,
    site: readSite(context.read),
    checkpoint() {
      if (context.signal.aborted) throw new DeskError('job.cancelled')
    },
  }
}

function madeOf(papers: readonly ListedPaper[]): UnitFileMade {
  const left = papers.filter(({ sha256 }) => sha256 === null).length
  const unprinted = papers.filter(({ printed }) => typeof printed === 'string').length
  return { papers: papers.length - left - unprinted, left, unprinted }
}

/** `<number>-<day>`: a name that says which home and when. */
function nameOf({ read }: JobContext, { unitId, printedAt }: UnitFileInput): string {
  const number = unit(read, unitId)?.number ?? unitId.slice(-8)
  return `${number}-${dayStamp(printedAt, readSite(read)?.timeZone ?? 'Asia/Shanghai')}`
}
