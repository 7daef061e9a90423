import { Alert } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

/** Says that this device is nearly full, before it is. @param fit photos that still fit; undefined for many */
export function RoomNote({ fit }: { readonly fit: number | undefined }) {
  const t = useTexts(texts)
  if (fit === undefined) return null
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={fit > 0 ? t('room', { count: fit }) : t('roomNone')}
      className="tablet-note"
    />
  )
}
