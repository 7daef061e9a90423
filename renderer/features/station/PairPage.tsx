import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { staffRoleWords } from '../../../main/contract/words.ts'
import { useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { pairPath } from '../../app/paths.ts'
import { deviceRefusalOf, type ThisDevice } from '../../app/this-device.ts'
import { Loading } from '../../components/Loading.tsx'
import { PlainError, PlainLink } from '../../components/plain/Plain.tsx'
import { DoorScreen } from '../session/DoorScreen.tsx'
import { CertificateHelp } from './CertificateHelp.tsx'
import { DeviceDoor } from './DeviceDoor.tsx'
import { readFragment } from './fragment.ts'
import { pairTexts } from './pair-texts.ts'
import { PairForm } from './PairForm.tsx'
import './pair.css'
import { certificateAddress, homeOf } from './paths.ts'

/**
 * The one page that a device gets before it is paired. The secret of the code stands behind `#`, which no browser
 * sends along; it leaves the address at once, so that it stays in no history and no screenshot.
 */
export function PairPage() {
  const t = useTexts(pairTexts)
  const trpc = useTRPC()
  const [fragment, setFragment] = useState(() => readFragment(location.hash))
  const device = useQuery(
    trpc.station.thisDevice.queryOptions(undefined, { meta: { live: false }, staleTime: 0 }),
  )
  useEffect(() => {
    const take = () => {
      if (location.hash === '') return
      const scanned = readFragment(location.hash)
      history.replaceState(history.state, '', location.pathname)
      if (scanned) setFragment(scanned)
    }
    take()
    // A second code opened in the same tab changes nothing but the fragment.
    window.addEventListener('hashchange', take)
    return () => window.removeEventListener('hashchange', take)
  }, [])

  const refusal = deviceRefusalOf(device.error)
  if (fragment && refusal) return <PairForm key={fragment.secret} fragment={fragment} />
  if (refusal) return <DeviceDoor refusal={refusal} retry={device.refetch} />
  if (device.error) return <PlainError error={device.error} retry={device.refetch} />
  if (device.data === undefined) return <Loading />
  if (device.data === null) {
    return (
      <DoorScreen title={t('mainTitle')}>
        <p>{t('main')}</p>
        <PlainLink href="/">{t('toDesk')}</PlainLink>
      </DoorScreen>
    )
  }
  return location.pathname === pairPath ? <AlreadyPaired device={device.data} /> : <OpenAgain />
}

/**
 * The address of another page, and this device is paired: browsers leave its cookie out where a page of another site
 * or program led here, so what was asked for is asked for once more, from here.
 */
function OpenAgain() {
  const t = useTexts(pairTexts)
  const [tried] = useState(() => sessionStorage.getItem(openedAgain) === location.pathname)
  useEffect(() => {
    if (tried) return
    sessionStorage.setItem(openedAgain, location.pathname)
    location.replace(location.pathname + location.search)
  }, [tried])
  if (!tried) return <Loading />
  return (
    <DoorScreen title={t('stuckTitle')}>
      <p role="alert">{t('stuck')}</p>
      <PlainLink href={location.pathname + location.search}>{t('openPage')}</PlainLink>
    </DoorScreen>
  )
}

/** Which page was asked for once more already, so that no browser goes round and round. */
const openedAgain = 'desk-opened-again'

/** What this device is, and how it comes to trust the site. */
function AlreadyPaired({ device }: { readonly device: NonNullable<ThisDevice> }) {
  const t = useTexts(pairTexts)
  const language = useLanguage()
  const { name, kind, limit } = device
  return (
    <DoorScreen title={name === null ? t('pairedNoName') : t('paired', { name })} wide>
      <p>{t('usedAs', { kind: t(`kind.${kind}`), can: t(`can.${kind}`) })}</p>
      {limit === null ? null : <p>{t('limited', { role: staffRoleWords[limit][language] })}</p>}
      <PlainLink href={homeOf[kind]} autoFocus>
        {t(`next.${kind}`)}
      </PlainLink>
      <CertificateHelp address={certificateAddress(location)} />
    </DoorScreen>
  )
}
