import * as inputs from '../contract/letters.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import { defineCommand } from '../log/command.ts'
import { letterHomeChanged } from './home.ts'
import { homeOf, known } from './known.ts'

/**
 * Says into whose file a letter belongs, whatever its state; null into none. The answer has the home of before, for
 * taking it back. Errors: `letter.notFound`, `unit.notFound`.
 */
export const setLetterHome = defineCommand({
  name: 'letter.setHome',
  permission: 'register.work',
  input: inputs.LetterHomeInput,
  run(context, { letterId, unitId, base }) {
    const { unitId: fromUnitId } = known(context, letterId)
    refuseUnseen(base, { unitId }, { unitId: fromUnitId })
    homeOf(context, unitId)
    if (unitId !== fromUnitId) context.emit(letterHomeChanged, letterId, { facts: { unitId, fromUnitId } })
    return { before: fromUnitId }
  },
})
