import { caseCore } from '../cases/queries.ts'
import { DeskError } from '../contract/errors.ts'
import type { Profile } from '../contract/profile.ts'
import { sheetSteps } from '../contract/sheets.ts'
import type { SheetDetail, SheetFile, SheetsOfCase, SheetWayStep } from '../contract/sheet-views.ts'
import type { ReadDatabase } from '../database/read.ts'
import { missingSheets } from './demands.ts'
import { stepsTaken } from './queries.ts'
import { recipient } from './recipients.ts'
import { detailColumns, presentRows, rowColumns, type StoredDetail, type StoredRow } from './rows.ts'
import { clocksForPeople } from './clock-views.ts'
import { mayTake, wayStates } from './rules.ts'
import { wayTo } from './way.ts'

/** Everything about one sheet but its story. Errors: `sheet.notFound`. */
export function sheetDetail(read: ReadDatabase, profile: Profile, sheetId: string): SheetDetail {
  const stored = read.get<StoredDetail>(`select ${detailColumns} from sheet where id=?`, [sheetId])
  const [row] = stored ? presentRows(read, profile, [stored]) : []
  if (!stored || !row) throw new DeskError('sheet.notFound')
  const party = recipient(read, profile, stored.party)
  const way = wayOf(read, profile, stored)
  return {
    ...row,
    partyKind: party?.kind ?? 'other',
    contact: party?.contact ?? null,
    text: stored.text,
    deliverBy: stored.deliverBy,
    receivedBy: stored.receivedBy,
    deliveryWay: stored.deliveryWay,
    reply: stored.reply,
    repliedBy: stored.repliedBy,
    withdrawReason: stored.withdrawReason,
    way,
    clocks: clocksForPeople(read, sheetId),
    attachments: sheetFiles(read, sheetId),
    steps: sheetSteps.filter(
      step => mayTake(step, stored.state) && (step !== 'takeStep' || way.some(one => one.state === 'next')),
    ),
    position:
      read.get<{ position: number }>(
        'select position from operation where aggregate_id=? order by position desc limit 1',
        [sheetId],
      )?.position ?? 0,
  }
}

/** The way sheets to this recipient go, with what is done and what is next; empty where it has none. */
function wayOf(read: ReadDatabase, profile: Profile, { id, party, direction }: StoredRow): SheetWayStep[] {
  const way = wayTo(profile, party)
  if (!way || direction === 'in') return []
  const taken = stepsTaken(read, id)
  const states = wayStates(way, taken)
  return way.steps.map((step, index) => {
    const done = taken.find(one => one.step === step.id)
    const before = taken.find(one => one.step === way.steps[index - 1]?.id)
    return {
      id: step.id,
      name: step.name,
      outcomes: (step.outcomes ?? []).map(outcome => ({
        id: outcome.id,
        name: outcome.name,
        needsReason: outcome.needsReason ?? false,
      })),
      doneAt: done?.doneAt ?? null,
      outcome: done?.outcome ?? null,
      text: done?.text ?? null,
      dueAt: before?.followingDueAt ?? null,
      state: states.get(step.id) ?? 'later',
    }
  })
}

export function sheetFiles(read: ReadDatabase, sheetId: string): SheetFile[] {
  return read.all<SheetFile>(
    `select id, hash, size, name, media_type as "mediaType", null as "takenAt", attached_at as "attachedAt", part
     from sheet_file where sheet_id=? order by attached_at, id`,
    [sheetId],
  )
}

/** Most sheets shown of one case. */
const mostOfCase = 100

/** The sheets of a case, newest first, and those it demands and has not. Errors: `case.notFound`. */
export function sheetsOfCase(read: ReadDatabase, profile: Profile, caseId: string): SheetsOfCase {
  if (!caseCore(read, caseId)) throw new DeskError('case.notFound')
  const stored = read.all<StoredRow>(
    `select ${rowColumns} from sheet indexed by sheet_case where case_id=? order by at desc limit ?`,
    [caseId, mostOfCase],
  )
  return { sheets: presentRows(read, profile, stored), missing: missingSheets(read, profile, caseId) }
}
