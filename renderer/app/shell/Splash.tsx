import { useTexts } from '../i18n.ts'
import { texts } from './texts.ts'

/** Before the desk has said what state it is in: a quiet page of the right colour. */
export function Splash() {
  const t = useTexts(texts)
  return (
    <div className="splash" role="status">
      {t('openDesk')}
    </div>
  )
}
