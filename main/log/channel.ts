import { z } from 'zod'
import type { ReadDatabase } from '../database/read.ts'
import { defineTable, integer, key, text } from '../database/table.ts'
import { defineOperation } from './operation.ts'

/**
 * What headquarters sends down to one site is an incarnation of its own, a channel: begun anew whenever headquarters
 * begins a new incarnation itself, so that one that came back from a backup never gives a sequence twice. It stands
 * in the log of the site behind what the site recorded, and in what headquarters holds of that site.
 */
export const hqChannelTable = defineTable('hq_channel', {
  columns: {
    /** The incarnation. */
    id: key(),
    /** The incarnation of headquarters it was begun under. */
    epoch: text(),
    began_at: integer(),
  },
  synced: { aggregate: 'hqChannel', aggregateColumn: 'id' },
})

/** The first operation of every channel; `aggregateId` is its incarnation. */
export const channelBegun = defineOperation({
  type: 'hqChannel.begun',
  version: 1,
  aggregate: 'hqChannel',
  writer: 'headquarters',
  facts: z.object({ epoch: z.string() }),
  personal: z.object({}),
  apply(tx, { aggregateId, at, facts }) {
    tx.put(hqChannelTable, { id: aggregateId, epoch: facts.epoch, began_at: at })
  },
})

/** Where a channel ends in a log. */
export interface ChannelEnd {
  readonly incarnation: string
  readonly epoch: string
  readonly sequence: number
  readonly hash: string
}

/** How far each channel is held, in the order in which they came. */
export const channelEnds = (read: ReadDatabase): readonly ChannelEnd[] =>
  read.all<ChannelEnd>(
    `select c.id as incarnation, c.epoch, o.sequence, o.hash from hq_channel c join operation o on o.incarnation=c.id
       and o.sequence=(select max(sequence) from operation where incarnation=c.id) order by c.began_at, c.id`,
  )
