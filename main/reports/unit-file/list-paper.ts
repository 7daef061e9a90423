import { formatTime } from '../../print/format.ts'
import { renderListSheet } from '../../print/list-sheet.ts'
import { readSite } from '../../site/queries.ts'
import type { Paper, PaperContext } from './paper.ts'

/** A list that is printed for the file of a home. */
interface ListInFile {
  /** Also the name of the PDF. */
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
  /** UTC milliseconds; null where nobody knows. */
  readonly at: number | null
  /** Folders it lies in within its part. */
  readonly folder?: readonly string[]
}

/** A paper of its own for a list, drawn when its turn comes. */
export function listPaper(
  { job, language, printedBy, printedAt }: PaperContext,
  { title, columns, rows, at, folder = [] }: ListInFile,
): Paper {
  return {
    path: [...folder, `${title}.pdf`],
    title,
    at,
    source: {
      async make() {
        const site = readSite(job.read)
        return await renderListSheet(
          {
            title,
            filters: [],
            columns: columns.map(one => ({ title: one })),
            rows: rows.map(row => row.map(text => text ?? '')),
            site: { ...site?.card, name: site?.card.name ?? '', hotlines: site?.card.hotlines ?? [] },
            timeZone: zoneOf(job),
            printedAt,
            printedBy,
          },
          { language, checkpoint: () => job.progress(0, 1) },
        )
      },
    },
  }
}

/** Words in the language of the file, and moments as the desk writes them; a dash for what is not known. */
export function wording({ job, language }: PaperContext) {
  const timeZone = zoneOf(job)
  return {
    say: (zh: string, en: string) => (language === 'zh' ? zh : en),
    time: (at: number | null) => (at === null ? null : formatTime(at, timeZone, language)),
  }
}

const zoneOf = ({ read }: PaperContext['job']) => readSite(read)?.timeZone ?? 'Asia/Shanghai'
