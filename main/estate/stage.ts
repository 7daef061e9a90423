import type { DutyCheck } from '../contract/profile-stages.ts'
import { monthsBehind } from '../contract/profile-warranty.ts'
import type { Profile } from '../contract/profile.ts'
import type { UnitStage } from '../contract/unit-changes.ts'
import type { Words } from '../contract/words.ts'
import { type Handover, handoverOf } from './handover.ts'
import { stageOf } from './stage-rules.ts'

/** Something to be done while a file is in its stage. */
export interface StageDuty {
  readonly id: string
  readonly name: Words
  /** Whether the facts say that it is done; null where only a person can say. */
  readonly done: boolean | null
}

/** Where a file stands. */
export interface StageView {
  readonly stage: UnitStage
  /** What the facts alone say. */
  readonly byFacts: UnitStage
  /** Why somebody set it otherwise; null where nobody did or no reason was given. */
  readonly reason: string | null
  readonly set: boolean
  readonly duties: readonly StageDuty[]
}

/** How long repairs are owed for a part of the home. */
export interface PartWarranty {
  readonly id: string
  readonly name: Words
  /** The first day it is owed no longer; null for the design life of the building, or without a day of handover. */
  readonly until: string | null
  readonly owed: boolean | null
}

/** What is known of a home that its stage follows from. */
export interface StageInput {
  readonly handedOverOn: string | null
  /** As noted, else as the contract says. */
  readonly promisedOn: string | null
  /** A contract of the home stands. */
  readonly signed: boolean
  readonly measuredArea: number | null
  readonly openCases: number
  readonly set: UnitStage | null
  readonly reason: string | null
  readonly people: readonly {
    readonly role: 'owner' | 'co-owner' | 'tenant' | 'family' | 'agent'
    readonly from: string | null
    readonly present: boolean
    readonly hasPhone: boolean
  }[]
}

const owns = ({ role }: StageInput['people'][number]) => role === 'owner' || role === 'co-owner'

/** @param today `2026-07-12` */
export function stageView(
  profile: Profile,
  input: StageInput,
  today: string,
): { readonly handover: Handover; readonly stage: StageView; readonly warranty: readonly PartWarranty[] } {
  const rules = profile.stages
  const owners = input.people.filter(owns)
  const present = owners.filter(one => one.present)
  const handover = handoverOf({ ...input, owners })
  const byFacts = stageOf(
    { hasOwner: present.length > 0 || input.signed, promisedOn: input.promisedOn, handedOverOn: handover.on },
    rules,
    today,
  )
  const stage = input.set ?? byFacts
  const done: Readonly<Record<DutyCheck, boolean>> = {
    owner: present.length > 0,
    phone: present.some(one => one.hasPhone),
    promised: input.promisedOn !== null,
    measured: input.measuredArea !== null,
    'handed-over': input.handedOverOn !== null,
    'no-open-cases': input.openCases === 0,
  }
  const duties = rules.duties
    .filter(duty => duty.stage === stage)
    .map(({ id, name, check }) => ({ id, name, done: check === null ? null : done[check] }))
  const warranty = profile.warranty.parts.map(({ id, name, months }) => {
    const until = handover.on === null || months === null ? null : monthsBehind(handover.on, months)
    return { id, name, until, owed: months === null ? true : until === null ? null : today < until }
  })
  return {
    handover,
    stage: { stage, byFacts, set: input.set !== null, reason: input.reason, duties },
    warranty,
  }
}
