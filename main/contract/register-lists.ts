import { z } from 'zod'
import { ContractListInput } from './contracts.ts'
import { ThingListInput } from './lending.ts'
import { LetterListInput } from './letters.ts'
import { DefectFilter } from './rectification.ts'
import { WatchListInput } from './season-watch.ts'
import { seasonLists } from './season-lists.ts'
import { Id } from './values.ts'
import { WarrantyStatusInput } from './warranty.ts'

/** Which of the boards and boxes are listed: those in use, those to be looked at, those out of use. */
export const boardViews = ['active', 'due', 'removed'] as const

/** A list as it stands on the screen of a register: which, and what it is narrowed to. */
export const RegisterListSeen = z.discriminatedUnion('list', [
  z.object({
    list: z.literal('letters'),
    ...LetterListInput.pick({ direction: true, view: true, text: true }).shape,
  }),
  z.object({
    list: z.literal('boards'),
    view: z.enum(boardViews).default('active'),
    /** Of those to be looked at only somebody's own and those anybody may do. */
    by: Id.optional(),
  }),
  z.object({
    list: z.literal('things'),
    ...ThingListInput.pick({ kind: true, state: true, text: true }).shape,
  }),
  z.object({ list: z.literal('desk-contracts'), ending: z.boolean().default(false) }),
  z.object({ list: z.literal('partners'), text: z.string().trim().max(100).default('') }),
  z.object({
    list: z.literal('contracts'),
    ...ContractListInput.pick({ building: true, month: true }).shape,
    among: ContractListInput.shape.list,
  }),
  z.object({ list: z.literal('contractors'), text: z.string().trim().max(100).default('') }),
  z.object({ list: z.literal('leak-damages'), caseId: Id }),
  z.object({ list: z.literal('leak-costs'), sourceId: Id }),
  z.object({ list: z.literal('works') }),
  z.object({ list: z.literal('on-call') }),
  z.object({ list: z.literal('warranty'), ...WarrantyStatusInput.shape }),
  z.object({ list: z.literal('defects'), ...DefectFilter.shape }),
  z.object({ list: z.literal('season-watch'), ...WatchListInput.shape }),
  ...seasonLists,
])
export type RegisterListSeen = z.output<typeof RegisterListSeen>
