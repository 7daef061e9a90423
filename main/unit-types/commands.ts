import { DeskError } from '../contract/errors.ts'
import { refuseMoved, wholeOver } from '../contract/meanwhile.ts'
import { frameOf, throughFrame, wholeFrame } from '../contract/plan-frames.ts'
import { everyItem } from '../contract/profile-inspection.ts'
import {
  AddPlanInput,
  AlignPlanInput,
  RemovePlanInput,
  RetireUnitTypeInput,
  SaveUnitTypeInput,
  SetTypeChecklistInput,
} from '../contract/unit-types.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import * as happened from './operations.ts'
import { framePlan, storedPlan, storedType, typeNamed } from './queries.ts'
import { typeKey } from './rules.ts'

const permission = 'unitType.edit'

/** Describes a type, or changes it. Errors: `unitType.nameTaken`, `edit.changedMeanwhile`. */
export const saveUnitType = defineCommand({
  name: 'unitType.save',
  permission,
  input: SaveUnitTypeInput,
  run({ read, emit }, { typeId, base, ...asked }) {
    const current = storedType(read, typeId)
    const { name, rooms } = wholeOver(
      base,
      asked,
      current && { name: current.name, rooms: [...current.rooms] },
    )
    const namesake = typeNamed(read, name)
    if (namesake && namesake.id !== typeId && !namesake.retired)
      throw new DeskError('unitType.nameTaken', { name: namesake.name })
    const typeVersion = (current?.version ?? 0) + 1
    const facts = { fresh: !current, name, matchKey: typeKey(name), rooms, typeVersion }
    emit(happened.unitTypeSaved, typeId, { facts })
    return { typeId }
  },
})

/**
 * What its rooms have beside the desk's checklist, or not. Errors: `unitType.notFound`, `unitType.noSuchRoom`,
 * `unitType.itemTaken`, `edit.changedMeanwhile`.
 */
export const setTypeChecklist = defineCommand({
  name: 'unitType.setChecklist',
  permission,
  input: SetTypeChecklistInput,
  run(context, { typeId, base, ...asked }) {
    const current = known(context, typeId)
    const { checklists } = wholeOver(base, asked, { checklists: [...current.checklists] })
    const rooms = new Set(current.rooms.map(({ id }) => id))
    const taken = new Set(everyItem(profileOf(context.read).inspection).map(({ item }) => item.id))
    for (const { roomId, added } of checklists) {
      if (!rooms.has(roomId)) throw new DeskError('unitType.noSuchRoom')
      for (const { id, name } of added) {
        if (taken.has(id)) throw new DeskError('unitType.itemTaken', { name: name.zh })
        taken.add(id)
      }
    }
    context.emit(happened.typeChecklistSet, typeId, {
      facts: { checklists, typeVersion: current.version + 1 },
    })
  },
})

/** Takes a type off the lists, or puts it back. Errors: `unitType.notFound`, `unitType.nameTaken`. */
export const retireUnitType = defineCommand({
  name: 'unitType.retire',
  permission,
  input: RetireUnitTypeInput,
  run(context, { typeId, retired }) {
    const current = known(context, typeId)
    if (current.retired === retired) return
    const namesake = typeNamed(context.read, current.name)
    if (!retired && namesake && namesake.id !== typeId && !namesake.retired)
      throw new DeskError('unitType.nameTaken', { name: namesake.name })
    context.emit(happened.unitTypeRetired, typeId, { facts: { retired } })
  },
})

/**
 * A new drawing, whose files are in the archive before this runs. The first is the frame of the type; a later one lies
 * by its edges until somebody aligns it. Errors: `unitType.notFound`.
 */
export const addPlan = defineCommand({
  name: 'unitType.addPlan',
  permission,
  input: AddPlanInput,
  run(context, { typeId, planId, name, page, hash, size, mediaType, picture }) {
    known(context, typeId)
    const { width, height } = picture
    context.emit(happened.planAdded, typeId, {
      facts: {
        planId,
        name,
        page,
        width,
        height,
        frame: wholeFrame,
        alignment: framePlan(context.read, typeId) ? 'edges' : 'first',
        drawing: { hash, size, mediaType },
        picture: { hash: picture.hash, size: picture.size, mediaType: 'image/jpeg' },
      },
    })
    return { planId }
  },
})

/**
 * Lays a drawing on the frame by two or three places that it shares with another drawing of the type, or by its edges.
 * Errors: `unitType.planNotFound`, `unitType.planIsFrame`, `unitType.placesTooClose`, `edit.changedMeanwhile`.
 */
export const alignPlan = defineCommand({
  name: 'unitType.alignPlan',
  permission,
  input: AlignPlanInput,
  run(context, { planId, matches, base }) {
    const plan = knownPlan(context, planId)
    if (plan.alignment === 'first') throw new DeskError('unitType.planIsFrame')
    refuseMoved(base, { frame: plan.frame })
    if (matches.length === 0) {
      context.emit(happened.planAligned, plan.typeId, {
        facts: { planId, frame: wholeFrame, alignment: 'edges' },
      })
      return { frame: wholeFrame }
    }
    const first = framePlan(context.read, plan.typeId) ?? plan
    const places = matches.map(({ on, other, otherPlanId }) => {
      const beside = knownPlan(context, otherPlanId)
      if (beside.typeId !== plan.typeId || beside.id === planId) throw new DeskError('unitType.planNotFound')
      return { on, at: throughFrame(beside.frame, other) }
    })
    const frame = frameOf(places, plan.width / plan.height, first.width / first.height)
    if (!frame) throw new DeskError('unitType.placesTooClose')
    context.emit(happened.planAligned, plan.typeId, { facts: { planId, frame, alignment: 'points' } })
    return { frame }
  },
})

/** Takes a drawing away, or brings it back; pins stay where they were set. Errors: `unitType.planNotFound`. */
export const removePlan = defineCommand({
  name: 'unitType.removePlan',
  permission,
  input: RemovePlanInput,
  run(context, { planId, removed }) {
    const plan = knownPlan(context, planId)
    if (plan.removed !== removed)
      context.emit(happened.planRemoved, plan.typeId, { facts: { planId, removed } })
  },
})

export const unitTypeCommands = [
  saveUnitType,
  setTypeChecklist,
  retireUnitType,
  addPlan,
  alignPlan,
  removePlan,
]

function known({ read }: CommandContext, typeId: string) {
  const type = storedType(read, typeId)
  if (!type) throw new DeskError('unitType.notFound')
  return type
}

function knownPlan({ read }: CommandContext, planId: string) {
  const plan = storedPlan(read, planId)
  if (!plan) throw new DeskError('unitType.planNotFound')
  return plan
}
