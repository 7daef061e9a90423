import type { SheetFilter } from '../../../main/contract/sheet-views.ts'

export const sheetPath = (sheetId: string): string => `/sheets/${sheetId}`

/** Where a sheet is written: for a case, and to whom where that is known. */
export function writePath(about: { caseId?: string; recipient?: string }): string {
  const params = new URLSearchParams()
  if (about.caseId !== undefined) params.set('case', about.caseId)
  if (about.recipient !== undefined) params.set('to', about.recipient)
  return params.size === 0 ? '/sheets/new' : `/sheets/new?${params.toString()}`
}

/** The list narrowed to a view and a recipient. */
export function listPath({ direction, view, party }: Partial<SheetFilter>): string {
  const params = new URLSearchParams()
  if (direction === 'in') params.set('direction', 'in')
  if (view !== undefined && view !== 'open') params.set('view', view)
  if (party !== undefined) params.set('party', party)
  return params.size === 0 ? '/sheets' : `/sheets?${params.toString()}`
}
