import type { FormState, PaperForm, PaperPack } from '../../contract/leak-pack.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { unitNumberOf } from '../../estate/names.ts'
import { staffNameOf } from '../../staff/names.ts'

/** What commands need to know of a form. */
export interface StoredForm {
  readonly packId: string
  readonly state: FormState
}

export const formOf = (read: ReadDatabase, number: string): StoredForm | undefined =>
  read.get<StoredForm>('select pack_id as "packId", state from leak_form where id=?', [number])

/** Packs that are shown; older ones have long been typed in. */
const mostPacks = 100

/** All forms of the latest packs with what became of each, so that none is missing. */
export function paperPacks(read: ReadDatabase): PaperPack[] {
  const packs = read.all<Omit<PaperPack, 'forms' | 'unknown'> & { unknown: 0 | 1 }>(
    `select id as "packId", reserved_at as "reservedAt", ${staffNameOf('reserved_by')} as "reservedByName", unknown
     from leak_pack order by reserved_at desc, id desc limit ?`,
    [mostPacks],
  )
  return packs.map(pack => ({ ...pack, unknown: pack.unknown === 1, forms: formsOf(read, pack.packId) }))
}

/** Numbers of a pack whose forms are blank still, in their order. */
export const blankForms = (read: ReadDatabase, packId: string): string[] =>
  formsOf(read, packId).flatMap(({ number, state }) => (state === 'reserved' ? [number] : []))

const formsOf = (read: ReadDatabase, packId: string): PaperForm[] =>
  read.all<PaperForm>(
    `select form.id as number, form.state, form.case_id as "caseId", "case".number as "caseNumber",
       ${unitNumberOf('"case".unit_id')} as "unitNumber", form.reason
     from leak_form form left join "case" on "case".id=form.case_id
     where form.pack_id=? order by form.place`,
    [packId],
  )
