import { DeskError } from '../contract/errors.ts'
import { MergePeopleInput, type Occupancy, PairInput, UnmergePeopleInput } from '../contract/people.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { moveThings, thingsOfPerson } from './belongings.ts'
import { givenClass } from './class.ts'
import { fullDetails } from './details.ts'
import { isDistinct, mergeOf, mergesInto, pairOf } from './merges.ts'
import * as happened from './merge-operations.ts'
import {
  broughtClass,
  differing,
  joined,
  joinedOccupancies,
  joinedTier,
  only,
  partedOccupancies,
  takesClassAlong,
  undone,
  verifiedBy,
} from './merge-rules.ts'
import { personChanged } from './operations.ts'
import { occupanciesOfPerson, type Person, person } from './queries.ts'

/**
 * Two records are of one person: one stands for both from now on, in lists, cases, callbacks, visits and search; the
 * other keeps its own details and history beneath. Errors: `person.mergeWithItself`, `person.notFound`,
 * `person.merged`, `person.erasedAlready`, `person.judgedDistinct`.
 */
export const mergePeople = defineCommand({
  name: 'person.merge',
  permission: 'person.merge',
  input: MergePeopleInput,
  run(context, { survivorId, mergedId, take, tier }) {
    if (survivorId === mergedId) throw new DeskError('person.mergeWithItself')
    const survivor = standing(context, survivorId)
    const merged = standing(context, mergedId)
    if (isDistinct(context.read, survivorId, mergedId)) throw new DeskError('person.judgedDistinct')
    const before = fullDetails(context.read, survivor)
    const after = joined(before, fullDetails(context.read, merged), take)
    const names = withDays(differing(before, after))
    const tiers = { before: survivor.tier, after: tier ?? joinedTier(survivor.tier, merged.tier) }
    const given = broughtClass(givenClass(context.read, survivorId), givenClass(context.read, mergedId))
    const plan = {
      occupancies: joinedOccupancies(rolesOf(context, survivorId), rolesOf(context, mergedId)),
      things: thingsOfPerson(context.read, mergedId),
      followers: mergesInto(context.read, mergedId).map(one => one.mergedId),
      tier: tiers,
      ...(given && { class: { class: given.class, at: given.at, by: given.by } }),
    }
    context.emit(happened.mergeMade, context.newId(), {
      facts: { survivorId, mergedId, changed: [...names], plan },
      personal: {
        before: only(before, names),
        after: only(after, names),
        ...(given?.reason != null && { classReason: given.reason }),
      },
    })
    moveThings(context, plan.things, mergedId, survivorId)
  },
})

/**
 * Undoes a merge: the record stands for itself again with its roles and everything that named it; what the merge
 * changed of the survivor becomes what it was, unless somebody changed it since. The latest merge comes first.
 * Errors: `person.notMerged`, `person.unmergeLaterFirst`, `person.erasedAlready`.
 */
export const unmergePeople = defineCommand({
  name: 'person.unmerge',
  permission: 'person.merge',
  input: UnmergePeopleInput,
  run(context, { mergedId }) {
    const merge = mergeOf(context.read, mergedId)
    if (!merge) throw new DeskError('person.notMerged')
    const { survivorId, plan, details } = merge
    const survivor = person(context.read, survivorId)
    if (!survivor || survivor.mergedInto !== null) throw new DeskError('person.unmergeLaterFirst')
    if (mergesInto(context.read, survivorId)[0]?.mergedId !== mergedId)
      throw new DeskError('person.unmergeLaterFirst')
    if (survivor.name === null || details === null) throw new DeskError('person.erasedAlready')
    const parted = partedOccupancies(plan.occupancies, rolesOf(context, survivorId))
    const { restored, kept } = undone(details, fullDetails(context.read, survivor))
    const tier =
      survivor.tier === plan.tier.after && plan.tier.before !== survivor.tier ? plan.tier.before : null
    const classGoes = takesClassAlong(
      plan.class,
      givenClass(context.read, survivorId),
      givenClass(context.read, mergedId),
    )
    context.emit(happened.mergeUndone, merge.mergeId, {
      facts: {
        survivorId,
        mergedId,
        changed: [...restored.changed],
        tier,
        followers: plan.followers,
        ...parted,
        ...(classGoes && { classGoes }),
      },
      personal: { details: restored.details },
    })
    if (kept.changed.length > 0)
      context.emit(personChanged, survivorId, {
        facts: { changed: [...kept.changed] },
        personal: kept.details,
      })
    moveThings(context, plan.things, survivorId, mergedId)
  },
})

/** Two records are of two people: the finder never proposes them again. Errors: `person.notFound` and others. */
export const judgeDistinct = defineCommand({
  name: 'person.judgeDistinct',
  permission: 'person.edit',
  input: PairInput,
  run(context, input) {
    const { personId, otherId } = pairOf(input)
    if (personId === otherId) throw new DeskError('person.mergeWithItself')
    standing(context, personId)
    standing(context, otherId)
    if (isDistinct(context.read, personId, otherId)) return
    context.emit(happened.personJudgedDistinct, personId, { facts: { otherId } })
  },
})

/** Takes that judgement back. */
export const takeBackDistinct = defineCommand({
  name: 'person.takeBackDistinct',
  permission: 'person.edit',
  input: PairInput,
  run(context, input) {
    const { personId, otherId } = pairOf(input)
    if (!isDistinct(context.read, personId, otherId)) return
    context.emit(happened.distinctTakenBack, personId, { facts: { otherId } })
  },
})

export const mergeCommands = [mergePeople, unmergePeople, judgeDistinct, takeBackDistinct]

/** Somebody who is known by name and stands for themselves. */
function standing(context: CommandContext, personId: string): Person {
  const found = person(context.read, personId)
  if (!found) throw new DeskError('person.notFound')
  if (found.mergedInto !== null) throw new DeskError('person.merged')
  if (found.name === null) throw new DeskError('person.erasedAlready')
  return found
}

function rolesOf(context: CommandContext, personId: string): Occupancy[] {
  return occupanciesOfPerson(context.read, personId).map(({ unitId, role, from, until, share }) => ({
    unitId,
    role,
    from,
    until,
    share,
  }))
}

type Names = Parameters<typeof only>[1]

/** A new value is not verified unless its day comes with it, so both change together. */
const withDays = (names: Names): Names => {
  const details = new Set(names.map(name => verifiedBy.get(name) ?? name))
  const days = [...verifiedBy].filter(([, detail]) => details.has(detail)).map(([day]) => day)
  return [...details, ...days]
}
