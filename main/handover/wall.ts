import { DeskError } from '../contract/errors.ts'
import type { HandoverWall } from '../contract/handover-day.ts'
import type { ReadDatabase } from '../database/read.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { homeOnWall } from '../today/wall-leaks.ts'
import { storedBatch } from './batch-queries.ts'
import { handoverBoard } from './board-queries.ts'
import { askedDay } from './day-asked.ts'

/** The board in the hall: where every number is, nobody's name. Errors: `handover.batchNotFound`. */
export function handoverWall(read: ReadDatabase, batchId: string, now: number): HandoverWall {
  const batch = storedBatch(read, batchId)
  if (!batch) throw new DeskError('handover.batchNotFound')
  const { families, stations, buildings, total, expected, arrived, day } = handoverBoard(
    read,
    askedDay(read, { batchId }, now),
  )
  const { homes } = profileOf(read).wall
  const site = readSite(read)
  return {
    site: site?.card.name ?? '',
    timeZone: site?.timeZone ?? 'Asia/Shanghai',
    batch: batch.name,
    day,
    at: now,
    expected,
    arrived,
    accepted: total.accepted,
    refused: total.refused,
    stations,
    families: families.map(({ stopId, ticket, number, stationId, state, since, counter }) => ({
      stopId,
      ticket,
      home: homeOnWall({ unitNumber: number, buildingName: null }, homes),
      stationId,
      state,
      since,
      counter,
    })),
    buildings: buildings.map(({ id, name, states }) => ({
      id,
      name,
      accepted: states.accepted,
      homes: states.planned + states.present + states.accepted + states.refused + states.absent,
    })),
  }
}
