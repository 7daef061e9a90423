import { goalWords } from '../../../main/contract/deadline-words.ts'
import type { CaseDue } from '../../../main/contract/deadlines.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { dueText } from './due-text.ts'
import { texts } from './texts.ts'

/** The nearest deadline of a case in a list: what, and how long; coloured only where it presses. */
export function DueMark({ due }: { readonly due: CaseDue }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const now = useNow()
  const said = `${goalWords[due.goal][language]} ${dueText(due.at, now, t)}`
  const presses = due.at <= now ? 'overdue' : due.warnAt !== null && due.warnAt <= now ? 'dueSoon' : undefined
  return (
    <span className="desk-figures" title={`${t('dueAt')} ${formatMoment(due.at, language)}`}>
      {presses ? <StateTag tone={presses}>{said}</StateTag> : said}
    </span>
  )
}
