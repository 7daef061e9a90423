import { ArrowLeftOutlined } from '@ant-design/icons'
import { Link, useParams } from 'react-router'
import { Id } from '../../../../main/contract/values.ts'
import { useTexts } from '../../../app/i18n.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import '../../../components/page.css'
import '../cases.css'
import { lastQuery } from '../list/memory.ts'
import { texts } from '../texts.ts'
import { CaseView } from './CaseView.tsx'

/** A case in full. */
export function CasePage() {
  const t = useTexts(texts)
  const { caseId } = useParams()
  const id = Id.safeParse(caseId)
  const back = (
    <Link to={`/cases?${lastQuery()}`} className="case-back desk-screen-only">
      <ArrowLeftOutlined /> {t('backToList')}
    </Link>
  )
  if (!id.success) return <EmptyState text={t('emptyFiltered')} action={back} />
  return (
    <div className="page page-fill case-page">
      {back}
      <CaseView key={id.data} caseId={id.data} />
    </div>
  )
}
