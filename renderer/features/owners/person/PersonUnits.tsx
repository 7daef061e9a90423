import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Outputs } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { unitPath } from '../../../app/paths.ts'
import { useMay } from '../../../app/session.ts'
import { ownerWords } from '../../../components/owner-words.ts'
import { RoleForm } from './RoleForm.tsx'
import { texts } from './texts.ts'

/** The units of a person with role, days and share; those they left stand below. */
export function PersonUnits({ file }: { readonly file: Outputs['people']['detail'] }) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const may = useMay()
  const [correcting, setCorrecting] = useState<string>()
  const edits = may('person.edit') && !file.erased && file.mergedInto === null
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('units')}</h2>
      </header>
      {file.units.length === 0 ? <p className="desk-soft">{t('noUnits')}</p> : null}
      <ul className="residents">
        {file.units.map(unit => (
          <li key={unit.unitId + unit.role} className="resident-head">
            <Link to={unitPath(unit.unitId)}>{unit.number}</Link>
            <span>{words(`role.${unit.role}`)}</span>
            {unit.present ? null : <span className="desk-soft">{words('movedOut')}</span>}
            <span className="desk-soft desk-figures resident-days">
              {[
                ...(unit.share === null ? [] : [t('share', { share: String(unit.share / 100) })]),
                ...(unit.from === null ? [] : [t('since', { day: unit.from })]),
                ...(unit.until === null ? [] : [t('until', { day: unit.until })]),
              ].join(' ')}
            </span>
            {edits ? (
              <Button
                size="small"
                type="link"
                title={t('correctRole', { number: unit.number })}
                onClick={() => setCorrecting(unit.unitId + unit.role)}
              >
                {t('correct')}
              </Button>
            ) : null}
            {correcting === unit.unitId + unit.role ? (
              <RoleForm personId={file.personId} home={unit} onClose={() => setCorrecting(undefined)} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
