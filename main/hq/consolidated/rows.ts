import type { CaseKind, CaseState, Channel } from '../../contract/cases.ts'
import type { Satisfaction } from '../../contract/callbacks.ts'
import type { EmergencyKind } from '../../contract/emergencies.ts'
import type { LeakSeverity, LeakState } from '../../contract/leaks.ts'
import type { Role } from '../../contract/permissions.ts'
import { allCategories, type Profile } from '../../contract/profile.ts'
import type { ReadDatabase } from '../../database/read.ts'
import type { RowOf } from '../../database/table.ts'
import { nodeNameOf, unitNumberOf } from '../../estate/names.ts'
import { partyNames } from '../../sheets/recipients.ts'
import type { hqCallbackTable, hqCaseTable, hqSheetTable } from './tables.ts'

/** What the rows of a site are made with. */
export interface SiteReading {
  /** What headquarters holds of the site. */
  readonly read: ReadDatabase
  /** Of the site. */
  readonly profile: Profile
  /** Its code: every key begins with it. */
  readonly site: string
}

/** The key of a thing of a site. */
export const consolidatedId = (site: string, id: string): string => `${site}.${id}`

interface CaseSource {
  readonly id: string
  readonly number: string
  readonly kind: CaseKind
  readonly category: string
  readonly channel: Channel
  readonly state: CaseState
  readonly emergency: 0 | 1
  readonly level: number | null
  readonly building: string | null
  readonly unit: string | null
  readonly waiting_on: string | null
  readonly owner_role: Role | null
  readonly received_at: number
  readonly due_at: number | null
  readonly resolved_at: number | null
  readonly closed_at: number | null
  readonly satisfaction: Satisfaction | null
  readonly leak_kind: EmergencyKind | null
  readonly leak_state: LeakState | null
  readonly leak_severity: LeakSeverity | null
  readonly leak_reported_at: number | null
  readonly leak_over: number | null
}

const casesById = `select c.id, c.number, c.kind, c.category, c.channel, c.state, c.emergency, c.level,
    ${nodeNameOf('coalesce(c.building_id, l.building_id)')} as building, ${unitNumberOf('c.unit_id')} as unit,
    c.waiting_on, (select role from staff where staff.id = c.assignee) as owner_role, c.received_at, c.due_at,
    c.resolved_at, c.closed_at,
    (select b.satisfaction from callback b where b.case_id = c.id and b.satisfaction is not null
      order by b.ended_at desc, b.id desc limit 1) as satisfaction,
    l.kind as leak_kind, l.state as leak_state, l.severity as leak_severity, l.reported_at as leak_reported_at, l.over as leak_over
  from json_each(?) j cross join "case" c on c.id = j.value left join leak l on l.id = c.id`

/** Rows of these cases; those that are not there any more are left out. */
export function caseRows(
  { read, profile, site }: SiteReading,
  ids: readonly string[],
): RowOf<typeof hqCaseTable>[] {
  const paths = new Map(allCategories(profile).map(({ path, nodes }) => [path.join('/'), nodes]))
  return read.all<CaseSource>(casesById, [JSON.stringify(ids)]).map(({ id, category, ...row }) => {
    const nodes = paths.get(category)
    return {
      id: consolidatedId(site, id),
      site,
      category_zh: nodes?.map(node => node.name.zh).join(' / ') ?? category,
      category_en: nodes?.map(node => node.name.en).join(' / ') ?? category,
      ...row,
    }
  })
}

type SheetRow = RowOf<typeof hqSheetTable>

const sheetsById = `select s.id, s.number, s.direction, s.state, s.party, s.case_id,
    (select number from "case" where "case".id = s.case_id) as case_number, s.at, s.next_due_at as due_at,
    s.replied_at, s.ended_at, s.chases, s.sent_back
  from json_each(?) j cross join sheet s on s.id = j.value`

/** As {@link caseRows}, of contact sheets. */
export function sheetRows({ read, profile, site }: SiteReading, ids: readonly string[]): SheetRow[] {
  const nameOf = partyNames(read, profile)
  return read
    .all<Omit<SheetRow, 'site' | 'party_zh' | 'party_en'> & { readonly party: string }>(sheetsById, [
      JSON.stringify(ids),
    ])
    .map(({ id, party, ...row }) => {
      const { zh, en } = nameOf(party)
      return { id: consolidatedId(site, id), site, party_zh: zh, party_en: en, ...row }
    })
}

type CallbackRow = RowOf<typeof hqCallbackTable>

const callbacksById = `select b.id, b.state, b.case_id,
    (select number from "case" where "case".id = b.case_id) as case_number,
    ${nodeNameOf('b.building_id')} as building, ${unitNumberOf('b.unit_id')} as unit, b.planned_at, b.due_at,
    b.ended_at, b.attempts, b.satisfaction, b.reopened
  from json_each(?) j cross join callback b on b.id = j.value`

/** As {@link caseRows}, of callbacks. */
export const callbackRows = ({ read, site }: SiteReading, ids: readonly string[]): CallbackRow[] =>
  read
    .all<Omit<CallbackRow, 'site'>>(callbacksById, [JSON.stringify(ids)])
    .map(({ id, ...row }) => ({ id: consolidatedId(site, id), site, ...row }))
