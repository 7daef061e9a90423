import { z } from 'zod'
import { coresOfCase, coresOfVisit, openCoresOfPerson } from '../callbacks/queries.ts'
import { DeskError } from '../contract/errors.ts'
import { Id, Millis } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import { draftOfExample } from '../knowledge/queries.ts'
import { defineCommand } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import { openVisitOf, storedVisit } from '../visits/queries.ts'
import { findStaff } from '../staff/queries.ts'
import { oldestWarning } from '../warnings/queries.ts'

const Step = z.object({ at: Millis, staffId: Id.nullable(), name: z.string(), input: z.unknown() })

/**
 * Plays the story of the example estate on an empty desk, step by step by the commands people use, in one
 * transaction: cut short, it leaves nothing. The first step sets the site up as an example.
 */
export const playDemo = defineCommand({
  name: 'demo.play',
  permission: 'system',
  input: z.object({ steps: z.array(Step).min(1) }),
  run(context, { steps }) {
    if (readSite(context.read)) throw new DeskError('log.alreadySetUp')
    for (const [index, { at, staffId, name, input }] of steps.entries()) {
      const role = staffId === null ? undefined : findStaff(context.read, staffId)?.role
      const actor = staffId === null ? context.actor : { staffId, role: role ?? 'staff' }
      const given = withWhatTheDeskMade(context.read, input)
      if (given !== undefined) context.perform({ name, input: given, actor, at })
      if (index === 0 && !readSite(context.read)?.demo) throw new DeskError('demo.notDemo')
      if (index % 200 === 0) context.progress(index, steps.length)
    }
    context.progress(steps.length, steps.length)
    return { steps: steps.length }
  },
})

const OfCase = z.looseObject({ ofCase: Id })
const OfPerson = z.looseObject({ ofPerson: Id })
const OfWarning = z.looseObject({ ofWarningBefore: Millis })
const OfDissatisfied = z.looseObject({ ofDissatisfied: Id })
const OfVisit = z.looseObject({ ofVisit: Id })
const Visits = z.looseObject({ visits: z.array(z.looseObject({ unitId: Id })) })
const OfExample = z.looseObject({ ofExample: z.string() })

/** Puts ids that the desk itself made into a step; undefined where there is nothing it could be about. */
function withWhatTheDeskMade(read: ReadDatabase, input: unknown): unknown {
  const person = OfPerson.safeParse(input)
  if (person.success) {
    const { ofPerson, ...rest } = person.data
    const open = openCoresOfPerson(read, ofPerson).find(({ caseId }) => caseId === null)
    return open && { ...rest, callbackId: open.id }
  }
  const example = OfExample.safeParse(input)
  if (example.success) {
    const { ofExample, ...rest } = example.data
    const draft = draftOfExample(read, ofExample)
    return draft && { ...rest, ...draft }
  }
  const warning = OfWarning.safeParse(input)
  if (warning.success) {
    const { ofWarningBefore, ...rest } = warning.data
    const oldest = oldestWarning(read, ofWarningBefore)
    return oldest && { ...rest, warningId: oldest.id }
  }
  const visit = OfVisit.safeParse(input)
  if (visit.success) {
    const { ofVisit: visitId, ...rest } = visit.data
    // The home had another visit to come, so this one was not planned.
    if (!storedVisit(read, visitId)) return undefined
    const settled = coresOfVisit(read, visitId).map(({ id }) => id)
    return { ...rest, visitId, ...(settled.length > 0 ? { settled } : {}) }
  }
  const dissatisfied = OfDissatisfied.safeParse(input)
  if (dissatisfied.success) {
    const { ofDissatisfied, ...rest } = dissatisfied.data
    const one = coresOfCase(read, ofDissatisfied).find(({ care }) => care === 'open')
    return one && { ...rest, callbackId: one.id }
  }
  const visits = Visits.safeParse(input)
  if (visits.success)
    return visits.data.visits.some(({ unitId }) => openVisitOf(read, unitId)) ? undefined : input
  return withCallback(read, input)
}

/**
 * What a step says of the callback of a case is given the open one, or the one somebody is dissatisfied with; undefined
 * where there is none, because the case was reopened meanwhile, and where a visit has no home to go to or the home has
 * another one to come. Other steps stay as they are.
 */
function withCallback(read: ReadDatabase, input: unknown): unknown {
  const about = OfCase.safeParse(input)
  if (!about.success) return input
  const { ofCase, ...rest } = about.data
  const open = coresOfCase(read, ofCase).find(
    ({ state, care }) => state === 'open' || (care !== null && care !== 'settled'),
  )
  if (open && 'visitId' in rest && (open.unitId === null || openVisitOf(read, open.unitId))) return undefined
  return open && { ...rest, callbackId: open.id }
}

export const demoCommands = [playDemo]
