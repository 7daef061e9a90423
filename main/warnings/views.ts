import { z } from 'zod'
import { pathOf } from '../cases/rows.ts'
import type { Page } from '../contract/case-views.ts'
import { DeskError } from '../contract/errors.ts'
import { StepRole } from '../contract/profile-deadlines.ts'
import type { WarningRecipient } from '../contract/profile-levels.ts'
import {
  escalationReasons,
  type WarningAsked,
  type WarningCase,
  type WarningDetail,
  type WarningEntry,
  WarningFigures,
  type WarningListInput,
  type WarningRow,
  warningWants,
} from '../contract/warnings.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNameOf, unitNumberOf } from '../estate/names.ts'
import { staffNameOf, staffNames } from '../staff/names.ts'
import { recipientIn } from './queries.ts'

type Stored = Omit<WarningRow, 'category' | 'buildingId' | 'projectId' | 'askedFirst' | 'asked'> & {
  readonly category: string
  readonly placeId: string
  readonly askedFirst: string | null
  readonly asked: string | null
}

const columns = `w.id, w.scope, w.place_id as "placeId", ${nodeNameOf('w.place_id')} as "placeName", w.category, w.state,
  w.stage, w.units, w.cases, w.raised_at as "raisedAt", w.respond_by as "respondBy",
  w.acknowledged_at as "acknowledgedAt", w.acknowledged_by as "acknowledgedBy", ${staffNameOf('w.acknowledged_by')} as "acknowledgedByName",
  w.next_analysis_at as "nextAnalysisAt", w.ended_at as "endedAt",
  w.asked_first as "askedFirst", w.asked, w.escalated_at as "escalatedAt"`

function present(read: ReadDatabase, rows: readonly Stored[]): WarningRow[] {
  const recipients = rows.map(({ askedFirst, asked }) => [askedFirst, asked].map(inRow))
  const names = staffNames(
    read,
    recipients.flat().map(one => (one?.kind === 'staff' ? one.staffId : null)),
  )
  const named = (one: WarningRecipient | null | undefined): WarningAsked | null =>
    one?.kind === 'staff' ? { ...one, name: names.get(one.staffId) ?? '' } : (one ?? null)
  return rows.map(({ placeId, category, ...row }, index) => ({
    ...row,
    buildingId: row.scope === 'building' ? placeId : null,
    projectId: row.scope === 'project' ? placeId : null,
    category: pathOf(category),
    askedFirst: named(recipients[index]?.[0]),
    asked: named(recipients[index]?.[1]),
  }))
}

const inRow = (stored: string | null) => (stored === null ? null : recipientIn(stored))

const cursorShape = /^(\d{1,16})\.([0-9a-f-]{36})$/

const lists = {
  open: { index: 'warning_open', where: 'w.ended_at is null', order: 'raised_at' },
  ended: { index: 'warning_ended', where: 'w.ended_at is not null', order: 'ended_at' },
} as const

/** A page of the warnings that go on, or of those that ended; the newest first. */
export function listWarnings(
  read: ReadDatabase,
  { state, before, limit }: z.output<typeof WarningListInput>,
): Page<WarningRow> {
  const { index, where, order } = lists[state]
  const [, at, id] = cursorShape.exec(before ?? '') ?? []
  if (before !== undefined && (at === undefined || id === undefined))
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  const cursor = at === undefined ? '' : `and (w.${order}, w.id) < (?, ?)`
  const stored = read.all<Stored>(
    `select ${columns} from warning w indexed by ${index} where ${where} ${cursor}
     order by w.${order} desc, w.id desc limit ?`,
    [...(at === undefined || id === undefined ? [] : [Number(at), id]), limit + 1],
  )
  const rows = present(read, stored.slice(0, limit))
  const last = rows.at(-1)
  const end = last && (state === 'open' ? last.raisedAt : last.endedAt)
  return { rows, next: stored.length > limit && last ? `${end}.${last.id}` : null }
}

/** Warnings that name a case, those that go on first. */
export function warningsOfCase(read: ReadDatabase, caseId: string): WarningRow[] {
  const stored = read.all<Stored>(
    `select ${columns} from warning_case m join warning w on w.id=m.warning_id where m.case_id=?
     order by w.ended_at is not null, w.raised_at desc limit 20`,
    [caseId],
  )
  return present(read, stored)
}

/** Everything about one warning. Errors: `warning.notFound`. */
export function warningDetail(read: ReadDatabase, warningId: string): WarningDetail {
  const stored = read.get<Stored>(`select ${columns} from warning w where w.id=?`, [warningId])
  const [row] = stored ? present(read, [stored]) : []
  if (!row) throw new DeskError('warning.notFound')
  return { ...row, homes: homesOf(read, warningId), entries: entriesOf(read, warningId) }
}

function homesOf(read: ReadDatabase, warningId: string): WarningCase[] {
  return read.all<WarningCase>(
    `select c.id, c.number, c.state, c.kind, c.unit_id as "unitId", ${unitNumberOf('c.unit_id')} as "unitNumber",
       (select floor from unit where unit.id=c.unit_id) as floor, c.building_id as "buildingId",
       ${nodeNameOf('c.building_id')} as "buildingName",
       c.received_at as "receivedAt", ${staffNameOf('c.assignee')} as "assigneeName", c.leader as "leaderId"
     from warning_case m join "case" c on c.id=m.case_id where m.warning_id=? order by c.received_at, c.id limit 500`,
    [warningId],
  )
}

const Facts = z.object({
  units: z.number().optional(),
  stage: z.number().optional(),
  figures: WarningFigures.optional(),
  to: StepRole.optional(),
  why: z.enum(escalationReasons).optional(),
  want: z.enum(warningWants).optional(),
})
const Words = z.object({ text: z.string().optional() })

function entriesOf(read: ReadDatabase, warningId: string): WarningEntry[] {
  const stored = read.all<{
    id: string
    type: string
    at: number
    happenedAt: number | null
    actorName: string | null
    facts: string
    personal: string | null
  }>(
    `select o.id, o.type, o.at, o.happened_at as "happenedAt", ${staffNameOf('o.actor')} as "actorName", o.facts, o.personal
     from operation o where o.aggregate_id=? order by o.position limit 500`,
    [warningId],
  )
  return stored.map(({ facts, personal, at, happenedAt, ...entry }) => {
    const { units, stage, figures, to, why, want } = Facts.parse(JSON.parse(facts))
    return {
      ...entry,
      at: why === undefined ? at : (happenedAt ?? at),
      to,
      why,
      want,
      units,
      stage,
      figures,
      text: Words.parse(JSON.parse(personal ?? '{}')).text,
    }
  })
}
