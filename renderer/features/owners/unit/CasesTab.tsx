import { CallbacksOf } from '../../callbacks/CallbacksOf.tsx'
import { CasesPanel } from '../CasesPanel.tsx'
import type { UnitTabProps } from './tabs.tsx'
import { texts } from './texts.ts'
import { useTexts } from '../../../app/i18n.ts'

/** As many cases as a person reads on one screen; the list of cases has the others. */
const mostShown = 40

/** The cases of the home and the calls that follow from them. */
export function CasesTab({ detail }: UnitTabProps) {
  const t = useTexts(texts)
  const { unit } = detail
  return (
    <div className="file-main">
      <CasesPanel
        filter={{ unitId: unit.id }}
        openCases={detail.openCases}
        cases={detail.cases}
        none={t('noCases')}
        most={mostShown}
      />
      <CallbacksOf of="unit" id={unit.id} />
    </div>
  )
}
