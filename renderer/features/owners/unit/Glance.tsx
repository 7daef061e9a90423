import { Link } from 'react-router'
import { stageWords } from '../../../../main/contract/unit-changes.ts'
import { useTexts } from '../../../app/i18n.ts'
import { ownerWords } from '../../../components/owner-words.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import '../file.css'
import { useWord } from '../../cases/words.ts'
import { changeTexts } from './change-texts.ts'
import { stageTones } from './StagePanel.tsx'
import { texts } from './texts.ts'
import type { UnitDetail } from './types.ts'

/** People named at a glance; the others are beside. */
const mostNamed = 3

/** What the counter asks first: who lives there, since when, what is open, where it is. */
export function Glance({ detail }: { readonly detail: UnitDetail }) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const more = useTexts(changeTexts)
  const word = useWord()
  const { unit, path, openCases, handover, warranty, warnings } = detail
  const { stage } = detail.stage
  const terms = warranty.filter(part => part.until !== null)
  const owed = terms.filter(part => part.owed === true).length
  const present = detail.people.filter(one => one.present)
  const building = path.find(node => node.kind === 'building')
  return (
    <div className="glance">
      <p className="glance-who">
        {present.length === 0 ? <span className="desk-soft">{words('empty')}</span> : null}
        {present.slice(0, mostNamed).map(one => (
          <span key={one.personId + one.role}>
            <small>{words(`role.${one.role}`)}</small>{' '}
            <Link to={`/people/${one.personId}`}>{one.name ?? words('erased')}</Link>{' '}
            {one.from === null ? null : (
              <small className="desk-figures">{t('since', { day: one.from })}</small>
            )}
          </span>
        ))}
        {present.length > mostNamed ? (
          <small>{words('morePeople', { count: present.length - mostNamed })}</small>
        ) : null}
      </p>
      <p className="glance-open desk-figures">
        {openCases > 0 ? (
          <StateTag tone="dueSoon">
            {words('openCases', { count: openCases >= 100 ? '99+' : openCases })}
          </StateTag>
        ) : (
          <StateTag tone="done">{words('noOpenCases')}</StateTag>
        )}
        {warnings.map(warning => (
          <Link key={warning.id} to={`/more/warnings?warning=${warning.id}`}>
            <StateTag tone="overdue">
              {more('warning', { name: word(warning.name ?? undefined, '—') })}
            </StateTag>
          </Link>
        ))}
        {present.some(one => one.tier === 'dissatisfied') ? (
          <StateTag tone="overdue">{words('tier.dissatisfied')}</StateTag>
        ) : null}
        {present.some(one => one.tier === 'key') ? (
          <StateTag tone="plain">{words('tier.key')}</StateTag>
        ) : null}
      </p>
      <p className="glance-term desk-figures">
        <StateTag tone={stageTones[stage]}>{word(stageWords[stage])}</StateTag>
        <span>
          {handover.on === null
            ? detail.promisedOn === null
              ? more('notHandedOver')
              : more('promised', { day: detail.promisedOn })
            : more(handover.assumed ? 'handedOverAssumed' : 'handedOver', { day: handover.on })}
        </span>
        {terms.length === 0 ? null : (
          <span>
            {more('warranty')}{' '}
            {owed === terms.length
              ? more('warrantyAll')
              : owed === 0
                ? more('warrantyNone')
                : more('warrantySome', { owed, all: terms.length })}
          </span>
        )}
      </p>
      <p className="glance-where desk-soft">
        {building ? (
          <Link to={`/owners?building=${building.id}`}>{path.map(node => node.name).join(' / ')}</Link>
        ) : null}
        {unit.kind === 'dwelling' ? null : <span>{words(`unit.${unit.kind}`)}</span>}
        {unit.unitType ? <span>{unit.unitType}</span> : null}
      </p>
    </div>
  )
}
