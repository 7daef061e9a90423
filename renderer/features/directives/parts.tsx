import { Link } from 'react-router'
import { useTexts } from '../../app/i18n.ts'
import { Time } from '../../components/Time.tsx'
import { useCasePlace } from '../cases/place.ts'
import { texts } from './texts.ts'

interface About {
  readonly caseId: string | null
  readonly caseNumber: string | null
}

/** The case it is about, if any. */
export function AboutCase({ row: { caseId, caseNumber } }: { readonly row: About }) {
  const t = useTexts(texts)
  const { caseAt } = useCasePlace()
  if (caseId === null) return null
  return (
    <Link to={caseAt(caseId)} className="desk-figures">
      {caseNumber === null ? t('aboutCase') : t('about', { number: caseNumber })}
    </Link>
  )
}

interface SaidProps {
  /** UTC milliseconds; null where nothing was said. */
  readonly at: number | null
  readonly head: string
  readonly words?: string | null
}

/** What somebody said or did about it. */
export function Said({ at, head, words }: SaidProps) {
  if (at === null) return null
  return (
    <div className="told-said">
      <span className="desk-soft">
        {head} <Time at={at} />
      </span>
      {words ? <p className="told-words">{words}</p> : null}
    </div>
  )
}
