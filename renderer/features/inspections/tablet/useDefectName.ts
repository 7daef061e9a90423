import { defectKindWords } from '../../../../main/contract/inspection-words.ts'
import type { DefectKind } from '../../../../main/contract/inspection.ts'
import type { RoomToInspect } from '../../../../main/contract/unit-types.ts'
import { useWord } from '../../cases/words.ts'

interface Named {
  readonly roomId: string
  readonly itemId: string | null
  readonly findingId: string | null
  readonly kind: DefectKind
}

/** `墙面 · 空鼓`: an item and what is wrong with it, as the checklists that are carried along call them. */
export function useDefectName(rooms: readonly RoomToInspect[]): (defect: Named) => string {
  const word = useWord()
  return ({ roomId, itemId, findingId, kind }) => {
    const room = rooms.find(({ id }) => id === roomId)
    const item = room?.items.find(({ id }) => id === itemId)
    const finding = item?.findings.find(({ id }) => id === findingId)
    const what = word(finding?.name, word(defectKindWords[kind]))
    return item ? `${word(item.name)} · ${what}` : what
  }
}
