import { ArrowLeftOutlined } from '@ant-design/icons'
import { useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { Id } from '../../../../main/contract/values.ts'
import { useTexts } from '../../../app/i18n.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import '../cases.css'
import { texts } from '../texts.ts'
import { CaseView } from './CaseView.tsx'

/** A case in full. */
export function CasePage() {
  const t = useTexts(texts)
  const { caseId } = useParams()
  const id = Id.safeParse(caseId)
  useEffect(() => {
    document.title = t('title')
  }, [t])
  const back = (
    <Link to="/cases" className="case-back desk-screen-only">
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
