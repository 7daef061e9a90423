import { z } from 'zod'
import { TakeLeakInput } from './leaks.ts'
import { LanguageCode } from './site.ts'
import { Id, Line, Millis, Text } from './values.ts'

/** Most forms of one pack. */
export const mostForms = 400
/** Forms of a pack nobody chose a number for: an evening's calls until somebody can print more. */
export const usualForms = 30

export const ReserveFormsInput = z.object({ packId: Id, count: z.int().min(1).max(mostForms) })

/** What goes into a storm pack, in the order it lies in it. The first and the fifth hold full numbers of households. */
export const packParts = ['open', 'contacts', 'roster', 'watch', 'homes', 'forms'] as const
export const PackPart = z.enum(packParts)
export type PackPart = z.infer<typeof PackPart>
export const personalParts: readonly PackPart[] = ['open', 'homes']

/** Taking a storm pack along on paper. */
export const TakePackInput = z.object({
  packId: Id,
  parts: z.array(PackPart).min(1).max(packParts.length),
  /** New forms with numbers of their own; where left out, those of the pack that are blank still. */
  count: z.int().min(1).max(mostForms).optional(),
  /** Buildings whose homes go in; all where none is named. */
  buildingIds: z.array(Id).max(500).default([]),
  language: LanguageCode,
})
export type TakePackInput = z.input<typeof TakePackInput>

/** As it stands on the paper, whatever the case of its letters. */
export const FormNumber = Line.max(40).transform(number =>
  number.normalize('NFKC').toUpperCase().replace(/\s/g, ''),
)

/** A paper form as it was filled in while the computers were down; its times are its own. UTC milliseconds. */
export const TypeInFormInput = z.object({
  number: FormNumber,
  /** The desk does not know the number, for it was reserved behind the backup it was brought back from. */
  unknown: z.boolean().default(false),
  leak: TakeLeakInput.omit({ returnOf: true, emergencyId: true }),
  calledAt: Millis,
  sentAt: Millis.nullable().default(null),
  teamId: Id.nullable().default(null),
  arrivedAt: Millis.nullable().default(null),
  stoppedAt: Millis.nullable().default(null),
})
export type TypeInFormInput = z.input<typeof TypeInFormInput>

export const VoidFormsInput = z.object({
  numbers: z.array(FormNumber).min(1).max(mostForms),
  reason: Text.min(1).max(300),
})

/** Reserved: the paper is out; typed: it is in the desk; void: it was not used, or lost, for a reason. */
export const formStates = ['reserved', 'typed', 'void'] as const
export type FormState = (typeof formStates)[number]

export interface PaperForm {
  readonly number: string
  readonly state: FormState
  /** The leak it was typed in as, or joined to. */
  readonly caseId: string | null
  readonly caseNumber: string | null
  readonly unitNumber: string | null
  readonly reason: string | null
}

/** Forms that were reserved together, the latest pack first. */
export interface PaperPack {
  readonly packId: string
  readonly reservedAt: number
  readonly reservedByName: string | null
  /** The number was not known to the desk when its paper was typed in. */
  readonly unknown: boolean
  readonly forms: readonly PaperForm[]
}
