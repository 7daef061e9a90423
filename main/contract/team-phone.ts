import { z } from 'zod'
import type { EmergencyKind } from './emergencies.ts'
import type { FieldList, LeakDanger, LeakDue, LeakEntry, LeakSeverity, LeakState } from './leaks.ts'
import { NoEntryReason, teamSteps } from './leaks.ts'
import { Id, Text } from './values.ts'

/**
 * What a team says with its phone. `repaired`: done for good; `needs`: it cannot go on without something; `takeBack`:
 * its last press was a mistake.
 */
export const phoneSteps = [
  'acknowledged',
  'underway',
  'onsite',
  'stopped',
  'noEntry',
  'repaired',
  'needs',
  'note',
  'takeBack',
] as const
export const PhoneStep = z.enum(phoneSteps)
export type PhoneStep = z.infer<typeof PhoneStep>

/** What a team may take back with its phone: what the desk can take back too, and what it asked for. */
export const takenBackSteps = [...teamSteps, 'noEntry', 'needs'] as const
export const TakenBackStep = z.enum(takenBackSteps)
export type TakenBackStep = z.infer<typeof TakenBackStep>

/** What a team asks for. */
export const phoneNeeds = ['people', 'pump', 'material', 'electrician', 'key', 'other'] as const
export const PhoneNeed = z.enum(phoneNeeds)
export type PhoneNeed = z.infer<typeof PhoneNeed>

/** One step, as the phone keeps it until the desk has it. */
export const PhoneStepInput = z.object({
  caseId: Id,
  step: PhoneStep,
  reason: NoEntryReason.default('nobody-home'),
  need: PhoneNeed.default('other'),
  /** What is taken back, where the step says so. */
  undone: TakenBackStep.optional(),
  text: Text.max(2_000).default(''),
})
export type PhoneStepInput = z.infer<typeof PhoneStepInput>

/** A photo whose bytes have come. */
export const PhonePhotoInput = z.object({ caseId: Id, photoId: Id, uploadId: z.string().min(1).max(64) })

/**
 * What became of a step: it counts (`taken`), or it came too late and is kept as a note on the case: the leak went to
 * somebody else, or was taken away (`notYours`), it is over (`over`), the desk knew of it or of more (`already`), or the
 * team was sent there again since (`before`).
 */
export const stepFates = ['taken', 'notYours', 'over', 'already', 'before'] as const
export const StepFate = z.enum(stepFates)
export type StepFate = z.infer<typeof StepFate>

/** One leak of the team, with what it has to know there and nothing else. */
export interface PhoneTask {
  readonly caseId: string
  readonly number: string
  readonly unitNumber: string | null
  readonly buildingName: string | null
  readonly floor: number | null
  /** In words, where no unit is known. */
  readonly place: string | null
  readonly kind: EmergencyKind
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly dangers: readonly LeakDanger[]
  readonly vulnerable: boolean
  readonly state: LeakState
  readonly due: LeakDue
  readonly onTop: boolean
  /** What the household said, and what the desk wrote with the sending. */
  readonly said: string | null
  readonly note: string | null
  /** By when the household was promised a call; UTC milliseconds. */
  readonly contactPromisedAt: number | null
  /** Whom to call, in full. */
  readonly name: string | null
  readonly phone: string | null
}

/** A step of this phone that did not count, with what became of it. */
export interface LateStep {
  readonly id: string
  readonly number: string
  readonly unitNumber: string | null
  readonly step: PhoneStep
  readonly fate: StepFate
  /** When the team took it, UTC milliseconds. */
  readonly at: number
}

/** All that the phone of a team sees, first things first. */
export interface PhoneList {
  readonly deviceId: string
  readonly site: string | null
  readonly timeZone: string
  readonly teamName: string
  readonly tasks: readonly PhoneTask[]
  readonly toldOff: FieldList['toldOff']
  readonly late: readonly LateStep[]
}
