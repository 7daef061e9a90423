import { Link } from 'react-router'
import type { CaseRow } from '../../../main/contract/case-views.ts'
import { casePath } from '../../app/paths.ts'
import { CaseStateTag, EmergencyTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useCategoryText, useKindText } from '../cases/useProfile.ts'

/** One case in two lines, for lists beside something else; a press opens it. */
export function CaseLine({ row, where = false }: { readonly row: CaseRow; readonly where?: boolean }) {
  const kindText = useKindText()
  const category = useCategoryText()
  return (
    <Link className="case-line" to={casePath(row.id)}>
      <span className="case-line-head">
        <CaseStateTag state={row.state} waiting={row.waitingOn} />
        {row.emergency ? <EmergencyTag /> : null}
        <span>{kindText(row.kind)}</span>
        {row.category.length > 0 ? <span className="desk-soft">{category(row.category)}</span> : null}
        {where ? <span className="desk-figures">{row.unitNumber}</span> : null}
        <span className="case-line-time desk-soft">
          <Time at={row.receivedAt} />
        </span>
      </span>
      <span className="case-line-text">{row.summary ?? row.number}</span>
    </Link>
  )
}
