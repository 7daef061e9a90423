import { useTexts } from '../../../app/i18n.ts'
import { useWord } from '../../cases/words.ts'
import { changeTexts } from './change-texts.ts'
import type { UnitDetail } from './types.ts'

/** For how long each part of the home is under warranty, what still is before what no longer is. */
export function WarrantyPanel({ detail }: { readonly detail: UnitDetail }) {
  const t = useTexts(changeTexts)
  const word = useWord()
  const { warranty, handover } = detail
  if (warranty.length === 0) return null
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('warranty')}</h2>
        <span className="desk-soft desk-figures">
          {handover.on === null
            ? t('notHandedOver')
            : t(handover.assumed ? 'handedOverAssumed' : 'handedOver', { day: handover.on })}
        </span>
      </header>
      {handover.on === null ? <p className="desk-soft">{t('warrantyUnknown')}</p> : null}
      <dl className="facts unit-terms">
        {warranty
          .toSorted((a, b) => (a.until ?? '9999').localeCompare(b.until ?? '9999'))
          .map(part => (
            <div key={part.id}>
              <dt>{word(part.name)}</dt>
              <dd className="desk-figures">
                {part.owed === null ? (
                  '—'
                ) : part.until === null ? (
                  t('warrantyLife')
                ) : (
                  <>
                    {part.owed ? '✓ ' : '✕ '}
                    {t(part.owed ? 'warrantyOwed' : 'warrantyOver', { day: part.until })}
                  </>
                )}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
