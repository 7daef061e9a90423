import { unitDocuments } from '../../documents/queries.ts'
import { profileOf } from '../../profiles/profiles.ts'
import { todayOf } from '../../site/queries.ts'
import type { UnitFilePart } from './paper.ts'

/** The papers of the checklist and all others that were filed; those that were replaced or removed are not. */
export const documentsPart: UnitFilePart = {
  words: { zh: '文件资料', en: 'Documents' },
  *papers({ job, unitIds, language, printedAt }) {
    const profile = profileOf(job.read)
    const today = todayOf(job.read, printedAt)
    for (const unitId of unitIds) {
      const found = unitDocuments(job.read, { profile, today }, unitId)
      if (!found) continue
      const named = found.lines.flatMap(({ name, documents }) =>
        documents.map(document => ({ document, type: name[language] })),
      )
      const others = found.others.map(document => ({ document, type: language === 'zh' ? '其他' : 'Other' }))
      for (const { document, type } of [...named, ...others]) {
        for (const file of document.files)
          yield {
            path: [type, file.name ?? file.hash.slice(0, 12)],
            title: [type, document.title].filter(Boolean).join(' · '),
            at: document.filedAt,
            source: { hash: file.hash },
          }
      }
    }
  },
}
