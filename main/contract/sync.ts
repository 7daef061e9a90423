import { z } from 'zod'
import { Id } from './values.ts'

/** Everything new; texts now and files later; figures only, without what identifies or quotes people. */
export const bundleContents = ['everything', 'text', 'figures'] as const
export type BundleContent = (typeof bundleContents)[number]

/** Bytes of a parcel: as small as an e-mail takes, as large as the format allows. */
export const smallestParcel = 2 * 2 ** 20
export const largestParcel = 250 * 2 ** 20

export const ExportBundleInput = z.object({
  content: z.enum(bundleContents).default('everything'),
  /** Absolute path of a folder, or of the first file of the bundle where it ends in `.desk-bundle`. */
  to: z.string().min(1),
  parcelBytes: z.int().min(smallestParcel).max(largestParcel).default(largestParcel),
})

/** What a bundle of the site came to. */
export interface WrittenBundle {
  readonly set: string
  readonly files: readonly string[]
  readonly bytes: number
  readonly operations: number
  /** Files of the archive that went along, and those that were missing or damaged. */
  readonly archived: number
  readonly unreadable: number
  readonly incarnation: string
  readonly sequence: number
}

/** How far the other side holds an incarnation. */
export const HeldEnd = z.object({ incarnation: Id, sequence: z.int().min(0), words: z.int().min(0) })
export type HeldEnd = z.infer<typeof HeldEnd>

/** What there is to send to headquarters. */
export interface Unsent {
  readonly operations: number
  /** Operations headquarters holds without words. */
  readonly withoutWords: number
  readonly files: number
  readonly fileBytes: number
  /** When the oldest of them was recorded, UTC milliseconds; null where there is none. */
  readonly since: number | null
}
