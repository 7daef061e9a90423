import { z } from 'zod'
import { aggregate, countAsEntry, nobody, places, placesOf } from '../../cases/operation-parts.ts'
import { PhoneNeed, PhoneStep, StepFate, TakenBackStep } from '../../contract/team-phone.ts'
import { Id, Millis, Text } from '../../contract/values.ts'
import { defineOperation } from '../../log/operation.ts'

/** A team said something with its phone that moved nothing: what it needs, a note, or a step that came too late. */
export const leakTeamNoted = defineOperation({
  type: 'leak.teamNoted',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    teamId: Id,
    deviceId: Id,
    step: PhoneStep,
    fate: StepFate,
    need: PhoneNeed.nullable(),
    undone: TakenBackStep.optional(),
    saidAt: Millis,
  }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply: countAsEntry,
})

/** The phone of a team was given the full number of a household, once for each leak. */
export const leakContactGiven = defineOperation({
  type: 'leak.contactGiven',
  version: 1,
  aggregate,
  facts: z.object({ teamId: Id, deviceId: Id }),
  personal: nobody,
  apply() {},
})

export const phoneOperations = [leakTeamNoted, leakContactGiven]
