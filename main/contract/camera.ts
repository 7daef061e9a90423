import { z } from 'zod'
import type { Language } from './errors.ts'
import { Id } from './values.ts'

/** Into what a phone photographs: a case, the file of a home, or the inbox of scans. */
export const CameraAbout = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case'), id: Id }),
  z.object({ kind: z.literal('unit'), id: Id }),
  z.object({ kind: z.literal('inbox') }),
])
export type CameraAbout = z.output<typeof CameraAbout>
export type CameraKind = CameraAbout['kind']

/** How long a phone photographs into one thing at most, in milliseconds: one working day. */
export const cameraLife = 8 * 3_600_000

/** How long after the end photos still go where they were taken for, in milliseconds; later ones wait in the inbox. */
export const cameraGrace = 24 * 3_600_000

/** Somebody at a desk opens something for a phone. */
export const OpenCameraInput = z.object({
  /** Made by the screen. */
  targetId: Id,
  about: CameraAbout,
  /** Which phone; null takes one that is connected: the one this person used last before others. */
  deviceId: Id.nullable().default(null),
})

export const CloseCameraInput = z.object({ targetId: Id })

/** What a phone's clock may say: it can be years off, before 1970 too. */
const PhoneClock = z.number().min(-8_640_000_000_000_000).max(8_640_000_000_000_000)

/** A photo that reached the desk whole. */
export const DeliverPhotoInput = z.object({
  /** Made by the phone when the photo was taken: the same photo has the same id at every try. */
  photoId: Id,
  /** For what it was taken. */
  targetId: Id,
  uploadId: z.string().min(1).max(64),
  /** When it was taken and when this is sent, both by the phone's own clock, in milliseconds. */
  takenAt: PhoneClock,
  sentAt: PhoneClock,
})

/** A phone that can be photographed with, as a desk sees it. */
export interface CameraPhone {
  readonly deviceId: string
  /** Null where it was erased. */
  readonly name: string | null
  /** Its page is open and reaches the desk. */
  readonly connected: boolean
  /** Paired by who asks. */
  readonly own: boolean
  /** Somebody else photographs with it now. */
  readonly busy: boolean
}

/** What a person has open on a phone for one thing. */
export interface CameraView {
  readonly targetId: string
  readonly deviceId: string
  readonly name: string | null
  readonly connected: boolean
  /** Photos that arrived, and those of them that wait in the inbox: their scans. */
  readonly received: number
  readonly scanIds: readonly string[]
  /** UTC milliseconds. */
  readonly endsAt: number
}

/** What the phone shows: nothing of any owner. */
export interface CameraTarget {
  readonly targetId: string
  readonly kind: CameraKind
  /** Of the case or the home; null for the inbox. */
  readonly number: string | null
  /** Category of the case, from the widest to the narrowest. */
  readonly category: readonly Readonly<Record<Language, string>>[]
  readonly received: number
}

/** What a phone hears when it asks. */
export interface CameraHere {
  readonly name: string | null
  readonly site: string | null
  /** Null where nobody has opened anything for it. */
  readonly target: CameraTarget | null
}

/** Where a photo went; `known`: this very picture had come for the same thing before. */
export interface PhotoPlace {
  readonly into: 'about' | 'inbox'
  readonly known: boolean
}
