import { Alert } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

/** Before signing in: the standby says nothing, so this computer may not be the one to work on. */
export function StandbyAwayNote() {
  const t = useTexts(texts)
  return <Alert type="warning" showIcon title={t('ageAway')} description={t('ageAwayWhat')} />
}
