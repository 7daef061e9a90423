import { Alert } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

/** While somebody types to sign in: the standby is asked whether it took over, and how long that may take. */
export function AskingNote({ seconds }: { readonly seconds: number }) {
  const t = useTexts(texts)
  return <Alert type="info" showIcon title={t('askingNote', { seconds })} description={t('askingNoteWhat')} />
}

/** In its place afterwards, so that nothing moves under the hands of whoever types. */
export function AskedNote() {
  const t = useTexts(texts)
  return <Alert type="success" showIcon title={t('askedNote')} description={t('askedNoteWhat')} />
}
