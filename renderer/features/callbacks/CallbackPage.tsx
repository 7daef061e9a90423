import { useParams } from 'react-router'
import { useTexts } from '../../app/i18n.ts'
import { Page } from '../../components/Page.tsx'
import '../cases/cases.css'
import './callbacks.css'
import { CallbackView } from './CallbackView.tsx'
import { texts } from './texts.ts'

/** One callback on a page of its own. */
export function CallbackPage() {
  const t = useTexts(texts)
  const { callbackId = '' } = useParams()
  return (
    <Page title={t('title')}>
      <CallbackView key={callbackId} callbackId={callbackId} />
    </Page>
  )
}
