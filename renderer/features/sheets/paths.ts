export const sheetPath = (sheetId: string): string => `/sheets/${sheetId}`

/** Where a sheet that came in about a case is recorded. */
export const receivePath = (caseId: string): string => `/sheets/received?case=${caseId}`

/** Where a sheet is written: for a case, and to whom where that is known. */
export function writePath(about: { caseId?: string; recipient?: string }): string {
  const params = new URLSearchParams()
  if (about.caseId !== undefined) params.set('case', about.caseId)
  if (about.recipient !== undefined) params.set('to', about.recipient)
  return params.size === 0 ? '/sheets/new' : `/sheets/new?${params.toString()}`
}
