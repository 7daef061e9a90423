import type { StandbyTrouble } from '../../../main/contract/standby.ts'
import { DeskError, isErrorCode } from '../../../main/contract/errors.ts'

/** Trouble that the other computer told, as an error of the catalogue. */
export const errorOf = ({ code, params }: Pick<StandbyTrouble, 'code' | 'params'>): DeskError =>
  new DeskError(
    isErrorCode(code) ? code : 'unexpected',
    isErrorCode(code) ? params : { reference: 'standby' },
  )
