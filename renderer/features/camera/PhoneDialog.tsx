import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'
import type { CameraPhone } from '../../../main/contract/camera.ts'
import type { BegunPairing, StationView } from '../../../main/contract/station.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PairCodes } from '../station/PairCodes.tsx'
import { stationPath } from '../station/paths.ts'
import '../station/station.css'
import { texts } from './texts.ts'
import type { Camera } from './useCamera.ts'

/** How often the desk is asked which phones are there, in milliseconds. */
const askEvery = 1_000

/** Asks for a phone: one that is known, or a new one by its code. Goes on by itself as soon as one is there. */
export function PhoneDialog({ camera }: { readonly camera: Camera }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const phones = useQuery(
    trpc.camera.phones.queryOptions(undefined, { refetchInterval: askEvery, staleTime: 0 }),
  ).data
  const free = phones?.find(({ connected, busy }) => connected && !busy)?.deviceId
  const use = (deviceId: string) => {
    camera.open(deviceId).catch(reportError)
  }
  const go = useEffectEvent(use)
  useEffect(() => {
    if (free !== undefined) go(free)
  }, [free])
  return (
    <Dialog title={t('dialogTitle')} footer={null} width={760} onCancel={camera.stopAsking} destroyOnHidden>
      <div className="phone-dialog">
        <p>{t('wait')}</p>
        <ErrorNote error={camera.error} />
        {phones && phones.length > 0 ? (
          <section>
            <h3>{t('known')}</h3>
            <ul className="phone-list">
              {phones.map(phone => (
                <PhoneRow key={phone.deviceId} phone={phone} use={use} />
              ))}
            </ul>
          </section>
        ) : null}
        {phones ? <PairNew first={phones.length === 0} onDone={camera.stopAsking} /> : null}
      </div>
    </Dialog>
  )
}

function PhoneRow({ phone, use }: { readonly phone: CameraPhone; use(deviceId: string): void }) {
  const t = useTexts(texts)
  const { deviceId, name, connected, busy } = phone
  const stand = connected ? (busy ? 'busy' : 'ready') : 'notOpen'
  return (
    <li>
      <strong>{name ?? t('noName')}</strong> <span className="desk-soft">{t(stand)}</span>
      {connected ? (
        <Button size="small" onClick={() => use(deviceId)}>
          {t(busy ? 'takeOver' : 'use')}
        </Button>
      ) : null}
    </li>
  )
}

/** The codes that pair a phone, where the desk can be reached by one. */
function PairNew({ first, onDone }: { readonly first: boolean; onDone(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const station = useQuery(trpc.station.status.queryOptions(undefined, { staleTime: 0 }))
  if (station.error && !station.data) return <ErrorNote error={station.error} />
  if (!station.data) return <Loading rows={3} />
  const { on, addresses } = station.data
  if (!on || addresses.length === 0)
    return (
      <div role="status">
        <p>{t(on ? 'stationTrouble' : 'stationOff')}</p>
        {may('station.manage') ? (
          <Button href={stationPath}>{t('toStation')}</Button>
        ) : (
          <p>{t('askManager')}</p>
        )}
      </div>
    )
  if (!may('device.pairCamera')) return <p>{t('mayNotPair')}</p>
  return <Codes station={station.data} atOnce={first} onDone={onDone} />
}

interface CodesProps {
  readonly station: StationView
  /** Where no phone is known yet, the code is what everybody wants. */
  readonly atOnce: boolean
  onDone(): void
}

function Codes({ station, atOnce, onDone }: CodesProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [shown, setShown] = useState<BegunPairing>()
  const begin = useMutation(trpc.station.beginPairing.mutationOptions())
  // A code that was used or is over stays as it is; where this fails, it ends by itself within five minutes.
  const cancel = useMutation(trpc.station.cancelPairing.mutationOptions())
  const show = () => {
    begin.mutate({ kind: 'camera', limit: null, name: null }, { onSuccess: setShown })
  }
  const showFirst = useEffectEvent(() => {
    if (atOnce) show()
  })
  const drop = useEffectEvent(() => {
    if (shown) cancel.mutate({ pairingId: shown.pairingId })
  })
  useEffect(() => {
    showFirst()
    return () => drop()
  }, [])
  return (
    <section>
      <h3>{t('pairNew')}</h3>
      {shown ? (
        <PairCodes
          key={shown.pairingId}
          station={station}
          pairing={{ ...shown, kind: 'camera', name: '' }}
          error={begin.error}
          onAgain={show}
          onAnother={show}
          onDone={onDone}
        />
      ) : (
        <>
          <ErrorNote error={begin.error} />
          <Button onClick={show} loading={begin.isPending}>
            {t('pairNew')}
          </Button>
        </>
      )}
    </section>
  )
}
