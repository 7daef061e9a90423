import { SheetView } from '../../../main/contract/sheet-views.ts'
import { RecipientId, SheetDirection } from '../../../main/contract/sheets.ts'
import { Id } from '../../../main/contract/values.ts'

/** What the address of the list says, and the sheet shown beside it. */
export interface SheetListAddress {
  readonly direction: SheetDirection
  readonly view: SheetView
  readonly party: string | undefined
  readonly selected: string | undefined
}

/** Reads the address; parts that make no sense are left out, so that an old link still opens. */
export function readAddress(params: URLSearchParams): SheetListAddress {
  const direction = SheetDirection.safeParse(params.get('direction'))
  const view = SheetView.safeParse(params.get('view'))
  const party = RecipientId.safeParse(params.get('party'))
  const selected = Id.safeParse(params.get('sheet'))
  return {
    direction: direction.success ? direction.data : 'out',
    view: view.success ? view.data : 'open',
    party: party.success ? party.data : undefined,
    selected: selected.success ? selected.data : undefined,
  }
}

/** The part of the address after the question mark, always in the same order. */
export function writeAddress({ direction, view, party, selected }: SheetListAddress): URLSearchParams {
  const params = new URLSearchParams()
  if (direction === 'in') params.set('direction', direction)
  if (view !== 'open') params.set('view', view)
  if (party !== undefined) params.set('party', party)
  if (selected !== undefined) params.set('sheet', selected)
  return params
}
