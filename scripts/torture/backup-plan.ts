import { z } from 'zod'

/** What the program that backs up and restores on a failing disk is told. */
export const BackupPlan = z.object({
  /** Everything it writes lies below. */
  root: z.string(),
  /** Path that the preloaded library takes orders at. */
  marks: z.string(),
  /** Of so many places each kind of call could fail at, one is tried. */
  stride: z.int().min(1),
  /** Which one: `offset`, `offset + stride`, … */
  offset: z.int().min(0),
})
export type BackupPlan = z.infer<typeof BackupPlan>

/** The last line it says. */
export const BackupFindings = z.object({
  /** How often the disk was made to fail. */
  tried: z.int(),
  /** How often a backup or a restore was refused for it. */
  refused: z.int(),
  damage: z.array(z.string()),
})
export type BackupFindings = z.infer<typeof BackupFindings>
