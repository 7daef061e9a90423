import { listCases } from '../../cases/list.ts'
import { caseDetail } from '../../cases/detail.ts'
import { profileOf } from '../../profiles/profiles.ts'
import { sheetDetail } from '../../sheets/detail.ts'
import { sheetIdsOfCase } from '../../sheets/queries.ts'
import { caseSheetJob } from '../case-sheet.ts'
import { contactSheetJob } from '../contact-sheet.ts'
import type { Paper, PaperContext, UnitFilePart } from './paper.ts'

const page = 200

/** Each case with its printed sheet, what was attached, and the contact sheets that went out about it. */
export const casesPart: UnitFilePart = {
  words: { zh: '案件', en: 'Cases' },
  *papers(context) {
    for (const unitId of context.unitIds) {
      for (const { id, number } of casesOf(context, unitId)) yield* papersOfCase(context, id, number)
    }
  },
}

function* casesOf({ job }: PaperContext, unitId: string): Generator<{ id: string; number: string }> {
  let before: string | undefined
  do {
    const asked = { filter: { unitId }, sort: 'received' as const, limit: page, before }
    const { rows, next } = listCases(job.read, profileOf(job.read), asked)
    yield* rows
    before = next ?? undefined
  } while (before !== undefined)
}

function* papersOfCase(context: PaperContext, caseId: string, number: string): Generator<Paper> {
  const { job, language, printedBy, printedAt, masked } = context
  const detail = caseDetail(job.read, caseId)
  yield {
    path: [number, `${number}.pdf`],
    title: `${language === 'zh' ? '案件处理单' : 'Case sheet'} ${number}`,
    at: detail.receivedAt,
    source: {
      async make() {
        const input = { caseId, language, printedBy, printedAt, maskPhone: masked }
        return (await caseSheetJob.run(job, input)).pdf
      },
    },
  }
  for (const file of detail.attachments)
    yield {
      path: [number, file.name ?? file.hash.slice(0, 12)],
      title: `${number} · ${file.name ?? ''}`,
      at: file.takenAt ?? file.attachedAt,
      source: { hash: file.hash },
    }
  for (const sheetId of sheetIdsOfCase(job.read, caseId)) yield* papersOfSheet(context, sheetId, number)
}

function* papersOfSheet(context: PaperContext, sheetId: string, number: string): Generator<Paper> {
  const { job, language, printedBy, printedAt } = context
  const sheet = sheetDetail(job.read, profileOf(job.read), sheetId)
  const name = sheet.number ?? `sheet-${sheetId.slice(-8)}`
  yield {
    path: [number, `${name}.pdf`],
    title: `${language === 'zh' ? '工作联系单' : 'Contact sheet'} ${name}`,
    at: sheet.at,
    source: {
      async make() {
        return (await contactSheetJob.run(job, { sheetId, language, printedBy, printedAt })).pdf
      },
    },
  }
  for (const file of sheet.attachments)
    yield {
      path: [number, name, file.name ?? file.hash.slice(0, 12)],
      title: `${name} · ${file.name ?? ''}`,
      at: file.attachedAt,
      source: { hash: file.hash },
    }
}
