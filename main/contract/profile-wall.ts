import { z } from 'zod'

/** Figures of the wall in the order of their weight. */
export const wallFigures = [
  'overdue',
  'dueToday',
  'open',
  'emergencies',
  'grave',
  'unassigned',
  'receivedToday',
] as const
export const WallFigureName = z.enum(wallFigures)
export type WallFigureName = z.infer<typeof WallFigureName>

/**
 * What the screen on the office wall shows, where everybody sees it. `masked`: `3-1-12**`; `building`: only the
 * building; `full`: the number as it is.
 */
export const ProfileWall = z
  .strictObject({
    homes: z.enum(['masked', 'building', 'full']),
    /** How many of the newest cases. */
    newest: z.int().min(0).max(10),
    /** Which figures, in whatever order; the wall has one of its own. */
    figures: z.array(WallFigureName).default([...wallFigures]),
    /** The callbacks of the month. */
    callbacks: z.boolean().default(true),
  })
  .superRefine(({ newest, figures, callbacks }, context) => {
    for (const [index, name] of figures.entries())
      if (figures.indexOf(name) < index)
        context.addIssue({ code: 'custom', path: ['figures', index], message: `${name} is given twice` })
    if (newest === 0 && figures.length === 0 && !callbacks)
      context.addIssue({ code: 'custom', path: ['figures'], message: 'the wall shows nothing' })
  })
export type ProfileWall = z.infer<typeof ProfileWall>
