import { caseCore } from '../cases/queries.ts'
import { DeskError } from '../contract/errors.ts'
import {
  AddUsualMaterialsInput,
  CountMaterialInput,
  MaterialInput,
  type MaterialRow,
  MoveMaterialInput,
  SaveMaterialInput,
} from '../contract/materials.ts'
import { refuseMoved, wholeOver } from '../contract/meanwhile.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import * as happened from './material-operations.ts'
import { materialRow, materials } from './material-queries.ts'
import { effectOf, usualMaterials } from './material-rules.ts'

const permission = 'season.edit'

/** Enters a material, or changes its entry; what is there is counted or moved. Errors: `edit.changedMeanwhile`. */
export const saveMaterial = defineCommand({
  name: 'material.save',
  permission,
  input: SaveMaterialInput,
  run({ read, emit }, { materialId, base, ...asked }) {
    const current = materialRow(read, materialId)
    if (!current) {
      emit(happened.materialAdded, materialId, { facts: asked })
      return
    }
    const { kind, name, measure, minimum, place } = current
    const facts = wholeOver(base, asked, { kind, name, measure, minimum, place })
    emit(happened.materialChanged, materialId, { facts })
  },
})

/** Enters the usual things with usual minimums; kinds the site keeps already are left alone. Answers how many. */
export const addUsualMaterials = defineCommand({
  name: 'material.addUsual',
  permission,
  input: AddUsualMaterialsInput,
  run(context) {
    const language = readSite(context.read)?.language ?? 'zh'
    const kept = new Set(materials(context.read).map(({ kind }) => kind))
    const missing = usualMaterials.filter(({ kind }) => !kept.has(kind))
    for (const { kind, name, measure, minimum } of missing)
      context.emit(happened.materialAdded, context.newId(), {
        facts: { kind, name: name[language], measure: measure[language], minimum, place: '' },
      })
    return { added: missing.length }
  },
})

/**
 * Buys, takes to a leak, brings back, uses up. Errors: `material.notFound`, `material.retired`, `material.notEnough`,
 * `material.notOut`, `case.notFound`.
 */
export const moveMaterial = defineCommand({
  name: 'material.move',
  permission: 'leak.work',
  input: MoveMaterialInput,
  run(context, { materialId, moveId, kind, amount, caseId = null, emergencyId = null, note }) {
    const material = kept(context, materialId)
    const { name, measure, stock, out } = material
    if (caseId !== null && !caseCore(context.read, caseId)) throw new DeskError('case.notFound')
    const effect = effectOf(kind, amount)
    if (stock + effect.stock < 0) throw new DeskError('material.notEnough', { name, stock, measure })
    if (out + effect.out < 0) throw new DeskError('material.notOut', { name, out, measure })
    context.emit(happened.materialMoved, materialId, {
      facts: { moveId, kind, ...effect, stockAfter: stock + effect.stock, caseId, emergencyId },
      personal: { note },
    })
    return { stock: stock + effect.stock }
  },
})

/** Says what is there. Errors: `material.notFound`, `material.retired`, `edit.changedMeanwhile`. */
export const countMaterial = defineCommand({
  name: 'material.count',
  permission: 'leak.work',
  input: CountMaterialInput,
  run(context, { materialId, moveId, counted, note, base }) {
    const { stock } = kept(context, materialId)
    refuseMoved(base, { stock })
    context.emit(happened.materialMoved, materialId, {
      facts: {
        moveId,
        kind: 'counted',
        stock: counted - stock,
        out: 0,
        stockAfter: counted,
        caseId: null,
        emergencyId: null,
      },
      personal: { note },
    })
  },
})

/** Not kept any more; its movements stay. Errors: `material.notFound`. */
export const retireMaterial = defineCommand({
  name: 'material.retire',
  permission,
  input: MaterialInput,
  run(context, { materialId }) {
    if (known(context, materialId).active)
      context.emit(happened.materialRetired, materialId, { facts: { active: false } })
  },
})

/** Errors: `material.notFound`. */
export const restoreMaterial = defineCommand({
  name: 'material.restore',
  permission,
  input: MaterialInput,
  run(context, { materialId }) {
    if (!known(context, materialId).active)
      context.emit(happened.materialRetired, materialId, { facts: { active: true } })
  },
})

function known({ read }: CommandContext, materialId: string): MaterialRow {
  const material = materialRow(read, materialId)
  if (!material) throw new DeskError('material.notFound')
  return material
}

function kept(context: CommandContext, materialId: string): MaterialRow {
  const material = known(context, materialId)
  if (!material.active) throw new DeskError('material.retired', { name: material.name })
  return material
}

export const materialCommands = [
  saveMaterial,
  addUsualMaterials,
  moveMaterial,
  countMaterial,
  retireMaterial,
  restoreMaterial,
]
