import { CaseState } from '../../../../main/contract/cases.ts'
import { DeskError, type Language } from '../../../../main/contract/errors.ts'
import { stateWords } from '../../../../main/contract/words.ts'
import { refusalOf } from '../../../app/api.ts'

/** The refusal with the state of the case as people call it. */
export function spokenError(error: unknown, language: Language): unknown {
  const refusal = refusalOf(error)
  const state = CaseState.safeParse(refusal?.params.state)
  if (!refusal || !state.success) return error
  const { code, params, step } = refusal
  return new DeskError(code, { ...params, state: stateWords[state.data][language] }, step ? { step } : {})
}
