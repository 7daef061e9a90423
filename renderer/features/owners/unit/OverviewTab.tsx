import { Link } from 'react-router'
import { comma, useTexts } from '../../../app/i18n.ts'
import { Facts } from '../../../components/Field.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { CallbacksOf } from '../../callbacks/CallbacksOf.tsx'
import { UnitWarranty } from '../../contractors/UnitWarranty.tsx'
import { UnitDefects } from '../../inspections/UnitDefects.tsx'
import { RegistersOf } from '../../registers/RegistersOf.tsx'
import { areaText } from '../area.ts'
import { CasesPanel } from '../CasesPanel.tsx'
import { changeTexts } from './change-texts.ts'
import { ChangesPanel } from './ChangesPanel.tsx'
import { Residents } from './Residents.tsx'
import { StagePanel } from './StagePanel.tsx'
import type { UnitTabProps } from './tabs.tsx'
import { texts } from './texts.ts'
import type { UnitDetail } from './types.ts'
import { WarrantyPanel } from './WarrantyPanel.tsx'
import './unit.css'

/** The home on one screen: who is there, what is open, what it is like. */
export function OverviewTab({ detail, onAddResident }: UnitTabProps) {
  const t = useTexts(texts)
  const { unit } = detail
  return (
    <div className="file">
      <div className="file-side">
        <Residents detail={detail} onAdd={onAddResident} />
        <StagePanel detail={detail} />
        <UnitFacts detail={detail} />
      </div>
      <div className="file-main">
        <CasesPanel
          filter={{ unitId: unit.id }}
          openCases={detail.openCases}
          cases={detail.cases}
          none={t('noCases')}
        />
        <CallbacksOf of="unit" id={unit.id} />
        <RegistersOf unitId={unit.id} />
        <UnitDefects unitId={unit.id} />
        <UnitWarranty unitId={unit.id} />
        <WarrantyPanel detail={detail} />
        <ChangesPanel detail={detail} />
      </div>
    </div>
  )
}

/** What the home is like. */
function UnitFacts({ detail }: { readonly detail: UnitDetail }) {
  const { unit, traits } = detail
  const t = useTexts(texts)
  const more = useTexts(changeTexts)
  const words = useTexts(ownerWords)
  const area = (value: number | null) =>
    value === null ? null : <span className="desk-figures">{t('area', { area: areaText(value) })}</span>
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('facts')}</h2>
      </header>
      <Facts
        rows={[
          [t('kind'), words(`unit.${unit.kind}`)],
          [t('floor'), unit.floor === null ? null : t('floorValue', { floor: unit.floor })],
          [t('unitType'), unit.unitType],
          [t('contractArea'), area(unit.contractArea)],
          [t('measuredArea'), area(unit.measuredArea)],
          [more('heatingArea'), area(traits.heatingArea)],
          [t('orientation'), unit.orientation],
          [
            more('traits'),
            (['topFloor', 'basement', 'facade'] as const)
              .filter(flag => traits[flag] === true)
              .map(flag => more(flag))
              .join(comma()) || null,
          ],
          [more('promisedOn'), detail.promisedOn],
          [more('handedOverOn'), traits.handedOverOn],
        ]}
      />
      {detail.others.length > 0 ? (
        <p className="unit-others">
          <span className="desk-soft">{more('others')}</span>
          {detail.others.map(other => (
            <Link key={other.unitId} to={`/units/${other.unitId}`}>
              {other.number} {other.kind === 'dwelling' ? '' : words(`unit.${other.kind}`)}
            </Link>
          ))}
        </p>
      ) : null}
    </section>
  )
}
