import type { SheetRow } from '../../../main/contract/sheet-views.ts'
import type { SheetState } from '../../../main/contract/sheets.ts'
import { stepRoleWords } from '../../../main/contract/deadline-words.ts'
import { sheetStateWords } from '../../../main/contract/sheet-words.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { TimeLeft } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { dueText } from '../deadlines/due-text.ts'
import { texts as deadlineTexts } from '../deadlines/texts.ts'
import { clockTexts } from './clock-texts.ts'
import { texts } from './texts.ts'

const tones = {
  draft: 'waiting',
  issued: 'plain',
  delivered: 'plain',
  replied: 'done',
  'sent-back': 'dueSoon',
  accepted: 'done',
  received: 'plain',
  answered: 'dueSoon',
  closed: 'done',
  withdrawn: 'off',
} as const satisfies Readonly<Record<SheetState, string>>

/** State of a contact sheet. */
export function SheetStateTag({ state }: { readonly state: SheetState }) {
  const word = useWord()
  return <StateTag tone={tones[state]}>{word(sheetStateWords[state])}</StateTag>
}

/** Less than this left is soon, in milliseconds. */
const soon = 8 * 3_600_000

/** How much time is left until what is awaited, in colour and word; nothing where nothing is awaited. */
export function SheetDue({ sheet }: { readonly sheet: Pick<SheetRow, 'nextDueAt'> }) {
  const t = useTexts(texts)
  const words = useTexts(deadlineTexts)
  const language = useLanguage()
  const now = useNow()
  const { nextDueAt } = sheet
  if (nextDueAt === null) return null
  const left = nextDueAt - now
  if (left < 0) {
    return (
      <span title={formatMoment(nextDueAt, language)}>
        <StateTag tone="overdue">{dueText(nextDueAt, now, words)}</StateTag>
      </span>
    )
  }
  return left < soon ? (
    <StateTag tone="dueSoon">
      <TimeLeft at={nextDueAt} />
    </StateTag>
  ) : (
    <span className="desk-soft">
      {t('dueBy')} <TimeLeft at={nextDueAt} />
    </span>
  )
}

/** How far up a late sheet has gone; nothing before anybody above the counter was told. */
export function Escalated({ sheet }: { readonly sheet: Pick<SheetRow, 'escalatedTo'> }) {
  const t = useTexts(clockTexts)
  const language = useLanguage()
  const { escalatedTo } = sheet
  if (escalatedTo === null) return null
  return (
    <StateTag tone="overdue">{t('escalatedTo', { role: stepRoleWords[escalatedTo][language] })}</StateTag>
  )
}
