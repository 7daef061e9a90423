import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import {
  type BegunPairing,
  type DeviceKind,
  pairingAddresses,
  pairingLife,
  type StationView,
} from '../../../main/contract/station.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { QrCode } from '../../components/QrCode.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { dialogTexts } from './dialog-texts.ts'
import { withDetails } from './fragment.ts'
import { plainAddress } from './paths.ts'

interface PairCodesProps {
  readonly station: StationView
  readonly pairing: BegunPairing & {
    readonly kind: DeviceKind
    readonly name: string
    readonly again?: boolean
  }
  readonly error: unknown
  /** Makes a new code of the same sort. */
  onAgain(): void
  /** Left out where there is nothing to add. */
  readonly onAnother?: () => void
  onDone(): void
}

/** How often the desk is asked whether the code was used, in milliseconds. */
const askEvery = 1_000

/** Two codes, one for the certificate and one for pairing, until a device has used the second. */
export function PairCodes({ station, pairing, error, onAgain, onAnother, onDone }: PairCodesProps) {
  const t = useTexts(dialogTexts)
  const trpc = useTRPC()
  const [host, setHost] = useState(0)
  const left = useTimeLeft()
  const devices = useQuery(trpc.station.devices.queryOptions(undefined, { refetchInterval: askEvery }))
  const [before] = useState(() => devices.data?.map(({ id }) => id) ?? [])
  const { pairingId, secret, kind, name, again = false } = pairing
  const state = useQuery(
    trpc.station.pairing.queryOptions(
      { pairingId },
      {
        placeholderData: () => undefined,
        refetchInterval: ({ state: { data } }) => (data && data.state !== 'open' ? false : askEvery),
      },
    ),
  ).data?.state
  if (state === 'used') {
    const paired = devices.data?.find(one => one.kind === kind && !before.includes(one.id))
    return <Used name={paired?.name ?? name} onAnother={onAnother} onDone={onDone} />
  }
  if (state === 'over' || left === 0) {
    return (
      <div className="pair-over" role="status">
        <StateTag tone="overdue">{t('expired')}</StateTag>
        <ErrorNote error={error} />
        <div className="settings-buttons">
          <Button type="primary" autoFocus onClick={onAgain}>
            {t('again')}
          </Button>
          <Button type="text" onClick={onDone}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    )
  }
  const hosts = [station.hostName, ...station.addresses]
  const chosen = hosts[host] ?? station.hostName
  const address = pairingAddresses(station, secret)[host] ?? ''
  const link = withDetails(address, { kind, name, again })
  if (station.addresses.length === 0) return <p role="alert">{t('noAddress')}</p>
  return (
    <div className="pair-codes">
      <section className="pair-code">
        <h3>{t('step1')}</h3>
        <p className="desk-soft">{t('step1Text')}</p>
        <QrCode className="pair-qr" text={plainAddress(chosen, station.port)} label={t('certificateCode')} />
        <code>{plainAddress(chosen, station.port)}</code>
      </section>
      <section className="pair-code">
        <h3>{t('step2')}</h3>
        <p className="desk-soft">{t('step2Text')}</p>
        <QrCode className="pair-qr" text={link} label={t('pairCode')} />
        <code className="pair-link">{address}</code>
      </section>
      <div className="pair-foot">
        {hosts.length > 1 ? (
          <div className="pair-hosts">
            <span className="desk-soft">{t('useAddress')}</span>
            <Segmented
              aria-label={t('addressChoice')}
              value={host}
              onChange={setHost}
              options={hosts.map((one, index) => ({
                value: index,
                label: index === 0 ? t('byName') : one,
              }))}
            />
          </div>
        ) : null}
        <p role="status">{t('waiting')}</p>
        <p className="desk-figures">{t('left', { time: clockText(left) })}</p>
        <Button onClick={onDone} autoFocus>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}

interface UsedProps {
  readonly name: string
  readonly onAnother: (() => void) | undefined
  onDone(): void
}

/** It was used: by which name the device is known now. */
function Used({ name, onAnother, onDone }: UsedProps) {
  const t = useTexts(dialogTexts)
  return (
    <div className="pair-over" role="status">
      <p className="pair-done">
        <StateTag tone="done">{t('paired', { name })}</StateTag>
      </p>
      <p>{t('pairedText')}</p>
      <div className="settings-buttons">
        <Button type="primary" autoFocus onClick={onDone}>
          {t('done')}
        </Button>
        {onAnother ? <Button onClick={onAnother}>{t('another')}</Button> : null}
      </div>
    </div>
  )
}

/**
 * Milliseconds that a code made just now is still good for, each second anew: counted here, whatever the clock of this
 * device says.
 */
function useTimeLeft(): number {
  const [until] = useState(() => Date.now() + pairingLife)
  const [left, setLeft] = useState<number>(pairingLife)
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, until - Date.now())), 500)
    return () => clearInterval(timer)
  }, [until])
  return left
}

/** `4:07` */
function clockText(millis: number): string {
  const seconds = Math.ceil(millis / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
