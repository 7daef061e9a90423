import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useCategoryText, useKindText } from '../cases/useProfile.ts'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

/** The case a sheet is written for, to look at while writing: nothing is asked twice. */
export function AboutCase(props: {
  readonly caseId: string
  readonly recipient: string
  /** Takes the owner's words over into the sheet. */
  onQuote(words: string): void
}) {
  const { caseId, recipient, onQuote } = props
  const t = useTexts(texts)
  const kindText = useKindText()
  const word = useWord()
  const category = useCategoryText()
  const trpc = useTRPC()
  const { data: detail } = useQuery(trpc.cases.detail.queryOptions({ caseId }))
  const { data: there } = useQuery(trpc.sheets.ofCase.queryOptions({ caseId }))
  if (!detail) return null
  const demanded = there?.missing.find(one => one.recipient === recipient)
  return (
    <aside className="sheet-aside" aria-label={t('aboutCase', { number: detail.number })}>
      <h2>
        <Link to={casePath(caseId)} className="desk-figures">
          {t('aboutCase', { number: detail.number })}
        </Link>
      </h2>
      <p>
        {[
          kindText(detail.kind),
          detail.category.length > 0 ? category(detail.category) : '',
          detail.unitNumber ?? '',
        ]
          .filter(part => part !== '')
          .join(' · ')}
      </p>
      {detail.text === null ? null : (
        <>
          <h2>{t('caseSaid')}</h2>
          <p className="case-words">{detail.text}</p>
          <Button size="small" className="sheet-quote" onClick={() => onQuote(detail.text ?? '')}>
            {t('quote')}
          </Button>
        </>
      )}
      {demanded ? (
        <div>
          <StateTag tone="dueSoon">{t('demanded')}</StateTag>
          <p>{word(demanded.reason)}</p>
        </div>
      ) : null}
    </aside>
  )
}
