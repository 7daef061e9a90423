import { createContext, useContext } from 'react'
import { casePath } from '../../app/paths.ts'

/** Where a case is shown: at the desk it belongs to, or at headquarters out of what a site sent. */
export interface CasePlace {
  /** Files lie below it. */
  readonly filesAt: string
  caseAt(caseId: string): string
  /** Things beside the case have pages of their own here. */
  readonly isOwn: boolean
}

export const CasePlaceContext = createContext<CasePlace>({ filesAt: '/files', caseAt: casePath, isOwn: true })
export const useCasePlace = (): CasePlace => useContext(CasePlaceContext)
