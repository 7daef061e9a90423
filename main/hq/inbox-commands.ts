import { z } from 'zod'
import { Id } from '../contract/values.ts'
import { defineCommand } from '../log/command.ts'
import { hqRefusalTable, hqStandingTable } from './tables.ts'

/** Refusals that are kept for people to look at. */
const mostRefusals = 500

/** Notes a file that was refused, and forgets the oldest ones. */
export const noteRefusal = defineCommand({
  name: 'hq.noteRefusal',
  permission: 'system',
  input: z.object({
    name: z.string(),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  run({ read, local, now, newId }, { name, code, params }) {
    local.insert(hqRefusalTable, {
      id: newId(),
      refused_at: now,
      name,
      code,
      params: JSON.stringify(params),
    })
    const old = read.all<{ id: string }>(
      'select id from hq_refusal order by refused_at desc, id desc limit 100 offset ?',
      [mostRefusals],
    )
    for (const { id } of old) local.delete(hqRefusalTable, id)
  },
})

/** Notes how much of a site's data is not as it should be, as its receipt says. */
export const noteStanding = defineCommand({
  name: 'hq.noteStanding',
  permission: 'system',
  input: z.object({
    siteId: Id,
    operations: z.int(),
    missing: z.int(),
    forks: z.int(),
    heldBack: z.int(),
  }),
  run({ local, now }, { siteId, operations, missing, forks, heldBack }) {
    local.put(hqStandingTable, { id: siteId, operations, missing, forks, held_back: heldBack, at: now })
  },
})

export const inboxCommands = [noteRefusal, noteStanding]
