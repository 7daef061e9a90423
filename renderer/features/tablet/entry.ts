import { z } from 'zod'
import { proposeMatter } from '../../../main/contract/propose.ts'
import type { Profile } from '../../../main/contract/profile.ts'
import { newId } from '../../app/api.ts'
import { formatClock, formatDay, momentOf } from '../../app/format.ts'
import type { Translate } from '../../app/i18n.ts'
import type { Recording } from '../../offline/outbox.ts'
import type { texts } from './texts.ts'

const Photo = z.object({ fileId: z.string(), name: z.string(), size: z.number() })
const FollowUp = z.object({ caseId: z.string(), text: z.string(), emergency: z.boolean() })

/** What is written at a visit, kept on the device as it is written. */
export const Entry = z.object({
  outcome: z.enum(['held', 'missed']).nullable(),
  /** `2026-07-12T18:40` at the site. */
  at: z.string(),
  personId: z.string().nullable(),
  present: z.string(),
  minutes: z.string(),
  photos: z.array(Photo),
  followUps: z.array(FollowUp),
  /** By callback: whether a dissatisfied owner is content now. */
  settled: z.record(z.string(), z.boolean()),
})
export type Entry = z.infer<typeof Entry>
export type Photo = z.infer<typeof Photo>

/** @param now UTC milliseconds by the desk's clock */
export const emptyEntry = (now: number): Entry => ({
  outcome: null,
  at: `${formatDay(now)}T${formatClock(now)}`,
  personId: null,
  present: '',
  minutes: '',
  photos: [],
  followUps: [],
  settled: {},
})

export interface EntryFaults {
  readonly outcome: boolean
  readonly at: boolean
  readonly minutes: boolean
  readonly followUps: readonly number[]
  readonly settled: readonly string[]
}

/**
 * What is missing before it can be saved; undefined where nothing is.
 *
 * @param asked callbacks of which it is to be said whether they are settled
 */
export function faultsOf(entry: Entry, asked: readonly string[], now: number): EntryFaults | undefined {
  const held = entry.outcome === 'held'
  const moment = entry.at === '' ? Number.NaN : momentOf(entry.at)
  const faults = {
    outcome: entry.outcome === null,
    at: held && (Number.isNaN(moment) || moment > now + 60_000),
    minutes: held && entry.minutes.trim() === '',
    followUps: held ? entry.followUps.flatMap(({ text }, index) => (text.trim() === '' ? [index] : [])) : [],
    settled: held ? asked.filter(id => entry.settled[id] === undefined) : [],
  }
  const any =
    faults.outcome || faults.at || faults.minutes || faults.followUps.length > 0 || faults.settled.length > 0
  return any ? faults : undefined
}

interface About {
  readonly visitId: string
  readonly unitNumber: string
  readonly profile: Profile
  readonly asked: readonly string[]
}

/** What a finished entry puts into the outbox: the photos, what names them, what came of the visit. */
export function itemsOf(
  entry: Entry,
  { visitId, unitNumber: unit, profile, asked }: About,
  t: Translate<typeof texts>,
): Recording[] {
  const thing = visitId
  const command = (
    procedure: string,
    label: string,
    input: Record<string, unknown>,
    files: string[] = [],
  ) => ({
    id: newId(),
    thing,
    files,
    content: { kind: 'command' as const, procedure, commandId: newId(), input, label },
  })
  const photos = entry.photos.map(({ fileId, name, size }, index) => ({
    id: fileId,
    thing,
    content: { kind: 'file' as const, name, size, label: t('label.photo', { unit, index: index + 1 }) },
  }))
  const ids = photos.map(({ id }) => id)
  const named =
    ids.length === 0
      ? []
      : [
          command(
            'visits.addFiles',
            t('label.photos', { unit, count: ids.length }),
            { visitId, files: ids.map(id => ({ fileId: id, uploadId: { $upload: id } })) },
            ids,
          ),
        ]
  if (entry.outcome === 'missed') {
    return [
      ...photos,
      ...named,
      command('visits.miss', t('label.missed', { unit }), { visitId, note: entry.minutes }),
    ]
  }
  const held = {
    visitId,
    heldAt: momentOf(entry.at),
    personId: entry.personId,
    ...(entry.present.trim() === '' ? {} : { present: entry.present }),
    minutes: entry.minutes,
    settled: asked.filter(id => entry.settled[id] === true),
    followUps: entry.followUps.map(({ caseId, text, emergency }) => {
      const { kind, category } = proposeMatter(profile, text)
      return {
        caseId,
        text,
        emergency,
        kind: kind ?? 'suggestion',
        category: [...category],
        personId: entry.personId,
      }
    }),
  }
  return [...photos, ...named, command('visits.hold', t('label.held', { unit }), held)]
}
