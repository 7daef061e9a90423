import type { ReadDatabase } from '../database/read.ts'

/** Lists of the profile whose ids stand with visits; stations and tasks are written into a batch by their names. */
export type HandoverList = 'papers' | 'reasons' | 'items' | 'meters'

const uses: Readonly<Record<HandoverList, readonly string[]>> = {
  papers: ['select 1 from handover_visit v, json_each(v.papers) e where e.value=? limit 1'],
  reasons: [
    'select 1 from handover_outcome o, json_each(o.reasons) e where e.value=? limit 1',
    'select 1 from inspection i, json_each(i.reasons) e where e.value=? limit 1',
  ],
  items: [`select 1 from handover_visit v, json_each(v.items) e where e.value->>'id'=? limit 1`],
  meters: [`select 1 from handover_visit v, json_each(v.meters) e where e.value->>'id'=? limit 1`],
}

/** Whether a paper, reason, item or meter of the profile stands with a visit or inspection. */
export const handoverThingInUse = (read: ReadDatabase, list: HandoverList, id: string): boolean =>
  uses[list].some(sql => read.get(sql, [id]) !== undefined)
