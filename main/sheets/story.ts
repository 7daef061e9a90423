import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import type { Profile } from '../contract/profile.ts'
import type { SheetEntry } from '../contract/sheet-views.ts'
import { DeadlineGoal, StepRole } from '../contract/profile-deadlines.ts'
import { DeliveryWay } from '../contract/sheets.ts'
import type { ReadDatabase } from '../database/read.ts'
import { staffNames } from '../staff/names.ts'
import { sheetCore } from './queries.ts'

interface StoredOperation {
  readonly position: number
  readonly id: string
  readonly type: string
  readonly at: number
  readonly actor: string | null
  readonly facts: string
  readonly personal: string | null
  readonly hadPersonal: 0 | 1
}

/** Members of the facts and words of sheets that an entry tells; what a newer program adds is left to it. */
const Told = z.object({
  way: DeliveryWay.optional().catch(undefined),
  dueAt: z.number().nullish().catch(undefined),
  deliveredAt: z.number().optional().catch(undefined),
  repliedAt: z.number().optional().catch(undefined),
  receivedAt: z.number().optional().catch(undefined),
  doneAt: z.number().optional().catch(undefined),
  step: z.string().optional().catch(undefined),
  outcome: z.string().nullish().catch(undefined),
  reason: z.string().optional().catch(undefined),
  goal: DeadlineGoal.optional().catch(undefined),
  to: StepRole.optional().catch(undefined),
  percent: z.number().optional().catch(undefined),
  reachedAt: z.number().optional().catch(undefined),
})
const Words = z.object({
  subject: z.string().optional(),
  text: z.string().optional(),
  name: z.string().optional(),
  receivedBy: z.string().optional(),
  repliedBy: z.string().optional(),
})

/** Longest story shown; a sheet with more has been chased a thousand times. */
const longest = 2000

/** Everything that happened to a sheet but clocks that start and stop, oldest first. Errors: `sheet.notFound`. */
export function sheetStory(read: ReadDatabase, profile: Profile, sheetId: string): SheetEntry[] {
  if (!sheetCore(read, sheetId)) throw new DeskError('sheet.notFound')
  const operations = read.all<StoredOperation>(
    `select position, id, type, at, actor, facts, personal, personal_hash is not null as "hadPersonal"
     from operation where aggregate_id=? and type not in ('sheet.clockSet', 'sheet.clockEnded')
     order by position limit ?`,
    [sheetId, longest],
  )
  const staff = staffNames(
    read,
    operations.map(operation => operation.actor),
  )
  const steps = profile.sheets.ways.flatMap(way => way.steps)
  return operations.map(operation => {
    const told = Told.parse(JSON.parse(operation.facts))
    const words = Words.parse(JSON.parse(operation.personal ?? '{}'))
    const step = steps.find(one => one.id === told.step)
    const said = told.deliveredAt ?? told.repliedAt ?? told.receivedAt ?? told.doneAt ?? told.reachedAt
    return {
      position: operation.position,
      id: operation.id,
      type: operation.type,
      at: operation.at,
      actorId: operation.actor,
      actorName: operation.actor === null ? null : (staff.get(operation.actor) ?? null),
      happenedAt: said === undefined || said === operation.at ? null : said,
      text: words.text ?? words.name,
      who: words.receivedBy ?? words.repliedBy,
      way: told.way,
      dueAt: told.dueAt ?? undefined,
      step: step?.name,
      outcome: step?.outcomes?.find(one => one.id === told.outcome)?.name,
      reason: told.reason,
      goal: told.goal,
      role: told.to,
      percent: told.percent,
      erased: operation.personal === null && operation.hadPersonal === 1,
    }
  })
}
