import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { DeskError, isErrorCode } from '../../../main/contract/errors.ts'
import { errorText, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { stationPath } from './paths.ts'
import { texts } from './texts.ts'

/** Devices come and go without a commit: asked this often, in milliseconds. */
const askAgain = 20_000

/** In the status line: that the desk is served to the network, to how many devices, or why it is not. */
export function StationStatus() {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()('station.manage')
  const { data } = useQuery(
    trpc.station.status.queryOptions(undefined, { meta: { live: false }, refetchInterval: askAgain }),
  )
  if (!data?.on) return null
  const { trouble, addresses, connected } = data
  const why =
    trouble === null
      ? t('status.on')
      : errorText(
          new DeskError(isErrorCode(trouble.code) ? trouble.code : 'unexpected', trouble.params),
          language,
        )
  const said =
    addresses.length === 0 ? (
      <StateTag tone="overdue">{t('status.trouble')}</StateTag>
    ) : trouble === null ? (
      <>
        {t('status.on')} · {t('status.devices', { count: connected })}
      </>
    ) : (
      <>
        <StateTag tone="dueSoon">{t('status.on')}</StateTag> {t('status.devices', { count: connected })}
      </>
    )
  return may ? (
    <Link to={stationPath} title={why}>
      {said}
    </Link>
  ) : (
    <span title={why}>{said}</span>
  )
}
