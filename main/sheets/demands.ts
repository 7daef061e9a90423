import { z } from 'zod'
import { caseCore } from '../cases/queries.ts'
import { isRegisterHistory } from '../cases/register.ts'
import { pathOf } from '../cases/rows.ts'
import { caseStory } from '../cases/story.ts'
import { openStates } from '../contract/cases.ts'
import type { Profile } from '../contract/profile.ts'
import type { SheetDemand } from '../contract/profile-sheets.ts'
import type { DemandedSheet } from '../contract/sheet-views.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { Operation } from '../log/operation.ts'
import type { Reaction } from '../log/reaction.ts'
import { profileOf } from '../profiles/profiles.ts'
import { demandDropped, demandMet, demandRaised } from './demand-operations.ts'
import { sheetRecipientsOfCase } from './queries.ts'
import { partyNames } from './recipients.ts'
import { demandsOf } from './rules.ts'

/** A sheet that a case demands and has not. */
export interface OpenDemand {
  readonly id: string
  readonly caseId: string
  readonly demand: string
  readonly party: string
  /** Since when, UTC milliseconds. */
  readonly since: number
}

const columns = `id, case_id as "caseId", demand, party, since`

/** The sheets that cases demand and have not, the longest demanded first. */
export function openDemands(read: ReadDatabase, limit: number): OpenDemand[] {
  return read.all<OpenDemand>(
    `select ${columns} from sheet_demand indexed by sheet_demand_open
     where ended_at is null order by since, id limit ?`,
    [limit],
  )
}

const demandsOfCase = (read: ReadDatabase, caseId: string): OpenDemand[] =>
  read.all<OpenDemand>(
    `select ${columns} from sheet_demand indexed by sheet_demand_case where case_id=? and ended_at is null`,
    [caseId],
  )

/** What may change whether a case demands a sheet. */
const deciding: ReadonlySet<string> = new Set([
  'case.received',
  'case.corrected',
  'case.levelProposed',
  'case.levelSet',
  'case.closed',
  'case.reopened',
  'case.voided',
  'case.restored',
  'case.removed',
])
const ofSheet: ReadonlySet<string> = new Set(['sheet.issued', 'sheet.withdrawn'])
const OfCase = z.object({ caseId: z.string().nullish() })

/** Says which sheets a case demands, and when the last of them went out. */
export const demandReaction: Reaction = {
  name: 'sheet-demands',
  touchedBy(operation: Operation<unknown, unknown>) {
    // What an old register says happened long ago demands nothing now.
    if (deciding.has(operation.type)) return isRegisterHistory(operation) ? [] : [operation.aggregateId]
    if (!ofSheet.has(operation.type)) return []
    const { caseId } = OfCase.parse(operation.facts)
    return caseId ? [caseId] : []
  },
  run(context, caseId) {
    const { read } = context
    const demanded = demandsNow(read, profileOf(read), caseId)
    const open = demandsOfCase(read, caseId)
    if (demanded.length === 0 && open.length === 0) return
    const there = new Set(sheetRecipientsOfCase(read, caseId))
    // What an old register left open was dealt with in its own way.
    if (open.length === 0 && caseStory(read, caseId)?.imported === 1) return
    for (const { id, demand, party } of open) {
      const facts = { caseId, party }
      if (there.has(party)) context.emit(demandMet, id, { facts })
      else if (!demanded.some(one => one.id === demand)) context.emit(demandDropped, id, { facts })
    }
    for (const { id: demand, recipient: party } of demanded) {
      if (there.has(party) || open.some(one => one.demand === demand)) continue
      context.emit(demandRaised, context.newId(), { facts: { caseId, party, demand } })
    }
  },
}

/** What the profile demands of a case as it stands; nothing once it has come to its end. */
function demandsNow(read: ReadDatabase, { sheets }: Profile, caseId: string): SheetDemand[] {
  const matter = caseCore(read, caseId)
  if (!matter || !openStates.some(state => state === matter.state)) return []
  const { kind, level } = matter
  return demandsOf(sheets.demands, { kind, level, category: pathOf(matter.category) })
}

/** Sheets that an open case demands by the profile and has not. */
export function missingSheets(read: ReadDatabase, profile: Profile, caseId: string): DemandedSheet[] {
  const there = new Set(sheetRecipientsOfCase(read, caseId))
  const nameOf = partyNames(read, profile)
  return demandsNow(read, profile, caseId)
    .filter(demand => !there.has(demand.recipient))
    .map(({ id, recipient, reason }) => ({
      demand: id,
      recipient,
      recipientName: nameOf(recipient),
      reason,
    }))
}
