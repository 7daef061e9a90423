import type { CaseKind } from '../../../../main/contract/cases.ts'
import { type CallbackPlan, planOfCase } from '../../../../main/contract/profile-callbacks.ts'
import { useProfile } from '../useProfile.ts'

/** By which plan the owner is called back once a case of this kind is closed; undefined where nobody is. */
export function useCallbackPlan(kind: CaseKind): CallbackPlan | undefined {
  const profile = useProfile()
  return profile && planOfCase(profile.callbacks, { kind, accepted: true, closed: true })
}
