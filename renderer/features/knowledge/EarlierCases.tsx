import type { EarlierCase } from '../../../main/contract/case-views.ts'
import { useTexts } from '../../app/i18n.ts'
import { CaseLine } from '../intake/CaseLine.tsx'
import './knowledge.css'
import { texts } from './texts.ts'

/** Closed cases about the same thing, each with how it was solved. */
export function EarlierCases({ cases }: { readonly cases: readonly EarlierCase[] }) {
  const t = useTexts(texts)
  if (cases.length === 0) return null
  return (
    <section className="at-hand-part">
      <h2>{t('earlier')}</h2>
      {cases.map(row => (
        <div key={row.id} className="earlier">
          <CaseLine row={row} where />
          <p className={row.solution === null ? 'desk-soft' : undefined}>{row.solution ?? t('noSolution')}</p>
        </div>
      ))}
    </section>
  )
}
