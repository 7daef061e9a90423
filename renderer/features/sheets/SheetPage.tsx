import { ArrowLeftOutlined } from '@ant-design/icons'
import { Link, useParams } from 'react-router'
import { useTexts } from '../../app/i18n.ts'
import '../cases/cases.css'
import { SheetView } from './SheetView.tsx'
import './sheets.css'
import { texts } from './texts.ts'

/** One contact sheet at full width. */
export function SheetPage() {
  const t = useTexts(texts)
  const { sheetId = '' } = useParams()
  return (
    <div className="page page-fill case-page">
      <Link to="/sheets" className="case-back">
        <ArrowLeftOutlined aria-hidden="true" /> {t('title')}
      </Link>
      <div className="sheet-full">
        <SheetView key={sheetId} sheetId={sheetId} />
      </div>
    </div>
  )
}
