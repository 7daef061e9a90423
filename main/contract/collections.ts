import { z } from 'zod'
import { OccupancyRole } from './people.ts'
import { Day, Id, Line, Text } from './values.ts'
import type { Words } from './words.ts'

/** What a collection campaign (信息补全) wants known of everybody it is about. */
export const collectionWants = [
  'phone',
  'phoneVerified',
  'address',
  'addressVerified',
  'idDocument',
  'birthday',
  'documents',
] as const
export const CollectionWant = z.enum(collectionWants)
export type CollectionWant = z.infer<typeof CollectionWant>

export const wantWords: Readonly<Record<CollectionWant, Words>> = {
  phone: { zh: '电话', en: 'phone' },
  phoneVerified: { zh: '核实过的电话', en: 'verified phone' },
  address: { zh: '通讯地址', en: 'mailing address' },
  addressVerified: { zh: '核实过的地址', en: 'verified address' },
  idDocument: { zh: '证件号码', en: 'ID document' },
  birthday: { zh: '生日', en: 'birthday' },
  documents: { zh: '资料齐全', en: 'complete home file' },
}

/** Which of these have to be said: who has no phone has no verified one either. */
export const lacksToSay = (lacks: readonly CollectionWant[]): CollectionWant[] =>
  lacks.filter(
    want =>
      !(want === 'phoneVerified' && lacks.includes('phone')) &&
      !(want === 'addressVerified' && lacks.includes('address')),
  )

export const attemptWays = ['phone', 'message', 'visit', 'counter', 'letter'] as const
export const AttemptWay = z.enum(attemptWays)
export type AttemptWay = z.infer<typeof AttemptWay>

export const attemptWayWords: Readonly<Record<AttemptWay, Words>> = {
  phone: { zh: '电话', en: 'phone' },
  message: { zh: '短信、微信', en: 'message' },
  visit: { zh: '上门', en: 'at the door' },
  counter: { zh: '前台', en: 'at the counter' },
  letter: { zh: '信函', en: 'letter' },
}

/** What came of an attempt. Who refused is not asked again by this campaign. */
export const attemptResults = ['given', 'promised', 'not-reached', 'wrong-number', 'refused'] as const
export const AttemptResult = z.enum(attemptResults)
export type AttemptResult = z.infer<typeof AttemptResult>

export const attemptResultWords: Readonly<Record<AttemptResult, Words>> = {
  given: { zh: '已提供', en: 'gave it' },
  promised: { zh: '答应补交', en: 'promised it' },
  'not-reached': { zh: '未联系上', en: 'not reached' },
  'wrong-number': { zh: '号码有误', en: 'wrong number' },
  refused: { zh: '拒绝提供', en: 'refuses' },
}

const about = { collectionId: Id }
export const StartCollectionInput = z.object({
  ...about,
  title: Line,
  wants: z.array(CollectionWant).min(1).max(collectionWants.length),
  roles: z.array(OccupancyRole).min(1).default(['owner', 'co-owner']),
  /** Buildings it is about; empty for the whole estate. */
  buildingIds: z.array(Id).max(500).default([]),
  /** The last day at the site. */
  until: Day,
})
export const CollectionInput = z.object(about)
export const NoteAttemptInput = z.object({
  ...about,
  attemptId: Id,
  personId: Id,
  way: AttemptWay,
  result: AttemptResult,
  note: Text.max(1000).default(''),
})
export const TakeBackCollectionAttemptInput = z.object({ attemptId: Id })

export const CollectionPeopleInput = z.object({
  ...about,
  buildingId: Id,
  /** Those something is missing of; otherwise everybody. */
  lackingOnly: z.boolean().default(true),
})

/** A campaign that runs and has homes to go to still. Times are UTC milliseconds. */
export interface CollectionToDo {
  readonly id: string
  readonly title: string
  readonly until: string
  readonly startedAt: number
  readonly startedByName: string | null
  readonly homes: number
}

/** A campaign. Times are UTC milliseconds, days are days at the site. */
export interface CollectionRow {
  readonly id: string
  readonly title: string
  readonly wants: readonly CollectionWant[]
  readonly roles: readonly OccupancyRole[]
  readonly buildingIds: readonly string[]
  readonly until: string
  /** Its last day is past and it was not ended. */
  readonly late: boolean
  readonly startedAt: number
  readonly startedByName: string | null
  readonly endedAt: number | null
  readonly attempts: number
}

/** How far a campaign is with a building, or with all of them. */
export interface CollectionProgress {
  readonly people: number
  /** Nothing is missing of them. */
  readonly complete: number
  /** Something is missing, and they refuse. */
  readonly refused: number
  /** Something is missing, and somebody tried at least once. */
  readonly tried: number
  /** Homes at which something is missing of somebody who does not refuse: to go to still. */
  readonly homes: number
}

export interface BuildingProgress extends CollectionProgress {
  readonly buildingId: string
  readonly name: string
}

export interface CollectionAttempt {
  readonly id: string
  readonly at: number
  readonly byName: string | null
  readonly way: AttemptWay
  readonly result: AttemptResult
  /** Null where it was erased. */
  readonly note: string | null
}

/** A home in the building that somebody a campaign is about has to do with. */
export interface CollectionHome {
  readonly unitId: string
  readonly number: string
  readonly floor: number | null
  /** Name of its entrance; null where the house has none. */
  readonly entrance: string | null
  /** Ids of papers its file lacks; empty where the campaign asks for none. */
  readonly missing: readonly string[]
}

/** Somebody a campaign is about, with what is missing. */
export interface CollectionPerson {
  readonly personId: string
  readonly name: string | null
  /** Their homes in this building. */
  readonly units: readonly CollectionHome[]
  readonly lacks: readonly CollectionWant[]
  /** Newest first. */
  readonly attempts: readonly CollectionAttempt[]
}
