import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { syncServices } from '../../../main/contract/data-place.ts'
import { useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

/** Why the data folder should not stay where it is and what to do; nothing where its place is sound. */
export function DataPlaceNote() {
  const t = useTexts(texts)
  const language = useLanguage()
  const status = useQuery(useTRPC().staff.status.queryOptions())
  const risk = status.data?.placeRisk
  if (!status.data || !risk) return null
  const why =
    risk.kind === 'network'
      ? t('placeNetwork')
      : t('placeSynchronised', { service: syncServices[risk.service][language] })
  return (
    <Alert
      type="warning"
      showIcon
      title={t('placeTitle', { folder: status.data.dataFolder ?? '' })}
      description={`${why}${t('placeMove')}`}
    />
  )
}
