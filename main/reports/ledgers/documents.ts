import { incompleteUnits } from '../../documents/missing-ledger.ts'
import type { Words } from '../../contract/words.ts'
import type { Ledger } from '../ledger.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** Homes whose files lack something, in the order of the buildings; by one document, who still owes it. */
export const missingDocumentsLedger: Ledger = {
  name: 'missing-documents',
  words: words('缺件清单', 'Missing documents'),
  columns: [
    { id: 'building', words: words('楼栋', 'Building'), kind: 'text', width: 24 },
    { id: 'unit', words: words('房屋', 'Unit'), kind: 'text', width: 14 },
    { id: 'owners', words: words('业主', 'Owners'), kind: 'text', width: 20 },
    { id: 'present', words: words('已有', 'Present'), kind: 'number', width: 8 },
    { id: 'required', words: words('应有', 'Needed'), kind: 'number', width: 8 },
    { id: 'missing', words: words('缺少', 'Missing'), kind: 'text', width: 60 },
  ],
  filters: ['building', 'recipient'],
  recipientWords: words('缺少', 'Missing'),
  recipients: ({ profile }) =>
    profile.documents.types
      .filter(({ required, retired }) => required && !retired)
      .map(({ id, name }) => ({ id, words: name })),
  page({ read, profile, language }, { filter, before, limit }) {
    const nameOf = new Map(profile.documents.types.map(({ id, name }) => [id, name[language]]))
    const page = incompleteUnits(read, {
      buildingId: filter.building,
      type: filter.recipient,
      before,
      limit,
    })
    return {
      rows: page.rows.map(row => ({
        id: row.unitId,
        path: `/units/${row.unitId}?tab=documents`,
        values: [
          row.building,
          row.number,
          row.owners.map(name => name ?? '—').join('、'),
          row.present,
          row.required,
          row.missing.map(id => nameOf.get(id) ?? id).join(language === 'zh' ? '、' : ', '),
        ],
      })),
      next: page.next,
    }
  },
}
