import { z } from 'zod'
import { coresOfCase } from '../callbacks/queries.ts'
import { DeskError } from '../contract/errors.ts'
import { Id, Millis } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import { defineCommand } from '../log/command.ts'
import { readSite } from '../site/queries.ts'

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
      const actor = staffId === null ? context.actor : { staffId, role: 'staff' }
      const given = withCallback(context.read, input)
      if (given !== undefined) context.perform({ name, input: given, actor, at })
      if (index === 0 && !readSite(context.read)?.demo) throw new DeskError('demo.notDemo')
      if (index % 200 === 0) context.progress(index, steps.length)
    }
    context.progress(steps.length, steps.length)
    return { steps: steps.length }
  },
})

const OfCase = z.looseObject({ ofCase: Id })

/**
 * What a step says of the callback of a case is given the open one, or the one somebody is dissatisfied with, whose id the desk made; undefined where there is
 * none, because the case was reopened meanwhile. Other steps stay as they are.
 */
function withCallback(read: ReadDatabase, input: unknown): unknown {
  const about = OfCase.safeParse(input)
  if (!about.success) return input
  const { ofCase, ...rest } = about.data
  const open = coresOfCase(read, ofCase).find(
    ({ state, care }) => state === 'open' || (care !== null && care !== 'settled'),
  )
  return open && { ...rest, callbackId: open.id }
}

export const demoCommands = [playDemo]
