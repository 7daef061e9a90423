import type { CaseDetail } from '../../../main/contract/case-views.ts'
import { useMay } from '../../app/session.ts'
import { WarningsOfCase } from '../warnings/WarningsOfCase.tsx'
import { CauseOfCase } from './CauseOfCase.tsx'
import { LevelOfCase } from './LevelOfCase.tsx'
import './levels.css'
import { LinksOfCase } from './LinksOfCase.tsx'
import { PastLine } from './PastLine.tsx'
import { PromisesOfCase } from './PromisesOfCase.tsx'

/** How grave a case is, whose fault, what was promised, who else has it: beside the story of the case. */
export function CareOfCase({ detail }: { readonly detail: CaseDetail }) {
  const may = useMay()
  const works = may('case.work') && detail.steps.includes('work')
  return (
    <div className="care desk-screen-only">
      <WarningsOfCase caseId={detail.id} />
      <PastLine kind={detail.kind} category={detail.category} cause={detail.cause} />
      <LevelOfCase detail={detail} works={works} />
      <CauseOfCase detail={detail} works={works} />
      <PromisesOfCase detail={detail} works={works} />
      <LinksOfCase detail={detail} works={works} />
    </div>
  )
}
