import type { PhotoPlace } from '../../../../main/contract/camera.ts'
import type { ErrorCode } from '../../../../main/contract/errors.ts'
import type { Refusal } from '../../../app/api.ts'
import type { KeptPhoto } from '../../../offline/kept-photo.ts'

/** `retrying`: no answer, or the desk cannot take it now; it is tried again by itself. */
export type PhotoState = 'waiting' | 'sending' | 'retrying' | 'arrived' | 'refused'

/** A photo as the page shows it. */
export interface Photo extends KeptPhoto {
  readonly state: PhotoState
  /** Bytes the desk has. */
  readonly sent: number
  /** False where it lies in the memory of this page only: the phone had no room, or it is a long film. */
  readonly kept: boolean
  /** Why it waits; null where no answer came. */
  readonly trouble: Refusal | null
  readonly place: PhotoPlace | null
}

/** What no further try changes. Everything else is tried again: a photo is not given up for a passing trouble. */
const final: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'camera.noPicture',
  'camera.unreadable',
  'archive.tooLarge',
  'input.invalid',
])
export const isFinal = ({ code }: Refusal): boolean => final.has(code)

/** The upload is gone or is not what it should be: it begins anew. */
const anew: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'archive.uploadUnknown',
  'archive.sliceDiffers',
  'archive.uploadIncomplete',
])
export const beginsAnew = ({ code }: Refusal): boolean => anew.has(code)

/** What says that this phone may not any more. */
const over: ReadonlySet<string> = new Set(['device.revoked', 'device.unknown', 'device.required'])
export const isOver = ({ code }: Refusal): boolean => over.has(code)

/** Milliseconds until the next try: 1 s, doubling, at most 20 s. */
export const pauseBefore = (tries: number): number => Math.min(20_000, 1000 * 2 ** Math.max(0, tries - 1))

/** Share of the photo that the desk has, 0 to 1. */
export const shareOf = ({ size, sent, state }: Photo): number =>
  state === 'arrived' || size === 0 ? 1 : Math.min(1, sent / size)
