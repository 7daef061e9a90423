import { z } from 'zod'
import { UnitStage } from './unit-changes.ts'

/** What of a duty the program can see by itself. */
export const dutyChecks = ['owner', 'phone', 'promised', 'measured', 'handed-over', 'no-open-cases'] as const
const DutyCheck = z.enum(dutyChecks)
export type DutyCheck = z.infer<typeof DutyCheck>

const Duty = z.strictObject({
  /** Stable and unique within the section. */
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60),
  stage: UnitStage,
  /** The fact by which it is done; null where only a person can say. */
  check: DutyCheck.nullable(),
  name: z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) }),
})
/** Something to be done while the file of a home is in a stage. */
export type DutyRule = z.infer<typeof Duty>

/** No month is shorter: a warranty of so many months has at least these days. */
const leastDaysOfMonth = 28

/** The section `stages` of a profile: by what the file of a home goes from stage to stage, and what is due in each. */
export const ProfileStages = z
  .strictObject({
    /** So many days before the promised day a file is "before move-in". */
    beforeMoveInDays: z.int().min(0).max(730),
    /** Term behind the handover by which the stage goes; parts of the home have terms of their own. */
    warrantyMonths: z.int().min(1).max(1200),
    /** So many days before its end the warranty is "ending". */
    endingDays: z.int().min(0).max(730),
    duties: z.array(Duty).max(100),
  })
  .superRefine(({ duties, warrantyMonths, endingDays }, context) => {
    for (const [index, { id }] of duties.entries())
      if (duties.findIndex(duty => duty.id === id) < index)
        context.addIssue({ code: 'custom', path: ['duties', index, 'id'], message: `${id} is used twice` })
    if (endingDays >= warrantyMonths * leastDaysOfMonth)
      context.addIssue({ code: 'custom', path: ['endingDays'], message: 'no home would ever be moved in' })
  })
export type ProfileStages = z.infer<typeof ProfileStages>
