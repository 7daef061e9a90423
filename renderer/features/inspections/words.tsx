import { useQuery } from '@tanstack/react-query'
import { defectKindWords, defectStateWords } from '../../../main/contract/inspection-words.ts'
import type { DefectRow } from '../../../main/contract/inspections.ts'
import { useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

/** What items and findings of the checklist are called. */
export function useChecklistWords() {
  const word = useWord()
  const found = useQuery(useTRPC().defects.words.queryOptions(undefined, { staleTime: 300_000 }))
  const items = new Map((found.data ?? []).map(item => [item.id, item]))
  const itemName = (itemId: string | null) => word(items.get(itemId ?? '')?.name, itemId ?? '')
  return {
    itemName,
    /** `墙面 · 空鼓`: the item and what is wrong with it; the kind where it stands on no list. */
    defectName({ itemId, findingId, kind }: Pick<DefectRow, 'itemId' | 'findingId' | 'kind'>): string {
      const finding = items.get(itemId ?? '')?.findings.find(({ id }) => id === findingId)
      const what = word(finding?.name, word(defectKindWords[kind]))
      return itemId === null ? what : `${itemName(itemId)} · ${what}`
    },
  }
}

const tones = {
  open: 'plain',
  dispatched: 'waiting',
  fixed: 'dueSoon',
  sentBack: 'serious',
  declined: 'serious',
  accepted: 'done',
  void: 'off',
} as const

/** How a defect stands. */
export function DefectTag({ state }: { readonly state: DefectRow['state'] }) {
  const word = useWord()
  return <StateTag tone={tones[state]}>{word(defectStateWords[state])}</StateTag>
}

/** By when a defect is to be repaired, and that it is late. */
export function DueText({ row }: { readonly row: Pick<DefectRow, 'dueOn' | 'state'> }) {
  const t = useTexts(texts)
  const today = formatDay(useNow())
  if (row.state === 'accepted' || row.state === 'void') return null
  if (row.dueOn === null) return <span className="desk-soft">{t('noDue')}</span>
  return row.dueOn < today ? (
    <StateTag tone="overdue">
      <span className="desk-figures">{row.dueOn}</span> {t('late')}
    </StateTag>
  ) : (
    <span className="desk-figures">{row.dueOn}</span>
  )
}
